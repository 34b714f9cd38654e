import Dynamock
import DynamockMemoryStorage
import DynamockModel
import DynamockSQLiteStorage
import DynamockStorage
import DynamockWire

/// An empty dynamock for one test: a store, how deep the test enters, and a clock of its own.
///
/// The same test body runs against every ``Setting``; its requests and answers are the JSON of
/// DynamoDB's protocol, whichever way they go.
public final class Throwaway: Sendable {
  /// Where this one is entered and what keeps its data.
  public let setting: Setting
  /// The database, for tests that also use the library.
  public let database: DynamockDatabase
  /// The database's clock; stands still unless a test moves it.
  public let clock: ManualClock
  private let entrance: any Entrance
  private let file: TemporaryFile?

  /// Makes an empty dynamock.
  ///
  /// - Throws: what opening a store or a socket throws.
  public init(
    _ setting: Setting = .inProcess(.memory),
    settings: DynamockDatabase.Settings = DynamockDatabase.Settings()
  ) async throws {
    self.setting = setting
    clock = ManualClock()
    switch setting.store {
    case .memory:
      file = nil
      database = try DynamockDatabase(settings: settings, clock: clock)
    case .sqlite:
      let file = TemporaryFile()
      self.file = file
      database = try DynamockDatabase(file: file.path, settings: settings, clock: clock)
    }
    entrance = try await setting.depth.open(database)
  }

  /// Makes an empty dynamock over a store of the test's own, entered in process.
  public init(
    over store: any StorageBackend,
    settings: DynamockDatabase.Settings = DynamockDatabase.Settings()
  ) async throws {
    setting = .inProcess(.memory)
    clock = ManualClock()
    file = nil
    database = try DynamockDatabase(store: store, settings: settings, clock: clock)
    entrance = try await setting.depth.open(database)
  }

  /// Sends one request and gives its answer.
  ///
  /// - Parameters:
  ///   - operation: the operation's name, such as `PutItem`.
  ///   - body: the JSON of its input.
  public func call(_ operation: String, _ body: String = "{}") async throws -> Answer {
    try await entrance.call(operation, Array(body.utf8))
  }

  /// Sends one request of bytes that need not be JSON.
  public func call(_ operation: String, bytes: [UInt8]) async throws -> Answer {
    try await entrance.call(operation, bytes)
  }

  /// Ends the dynamock and removes its file.
  public func close() async throws {
    await entrance.close()
    try database.close()
    file?.remove()
  }
}

extension Throwaway {
  /// Runs a test body on an empty dynamock and clears up after it.
  public static func run<Value>(
    _ setting: Setting = .inProcess(.memory),
    settings: DynamockDatabase.Settings = DynamockDatabase.Settings(),
    _ body: (Throwaway) async throws -> Value
  ) async throws -> Value {
    let throwaway = try await Throwaway(setting, settings: settings)
    do {
      let value = try await body(throwaway)
      try await throwaway.close()
      return value
    } catch {
      try? await throwaway.close()
      throw error
    }
  }
}
