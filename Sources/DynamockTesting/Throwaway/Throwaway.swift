public import Dynamock
import DynamockMemoryStorage
public import DynamockModel
import DynamockSQLiteStorage
public import DynamockStorage
import DynamockWire

/// An empty dynamock for a single test, with a store, a depth at which requests are sent, and its
/// own clock.
///
/// The same test body runs with all settings (``Setting``): at every depth, requests and responses
/// are the JSON of DynamoDB's protocol.
public final class Throwaway: Sendable {
  /// The depth and the store.
  public let setting: Setting
  /// The database, for tests that also use the library.
  public let database: DynamockDatabase
  /// The database's clock, which only changes when a test advances it.
  public let clock: ManualClock
  private let entrance: any Entrance
  private let file: TemporaryFile?

  /// Creates an empty dynamock.
  ///
  /// - Throws: an error if the store or the socket cannot be opened.
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

  /// Creates an empty dynamock with the test's own store and requests in process.
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

  /// Sends a request and returns the response.
  ///
  /// - Parameters:
  ///   - operation: the operation's name, such as `PutItem`.
  ///   - body: the JSON of its input.
  public func call(_ operation: String, _ body: String = "{}") async throws -> Answer {
    try await entrance.call(operation, Array(body.utf8))
  }

  /// Sends a request whose bytes need not be JSON.
  public func call(_ operation: String, bytes: [UInt8]) async throws -> Answer {
    try await entrance.call(operation, bytes)
  }

  /// Closes dynamock and removes its file.
  public func close() async throws {
    await entrance.close()
    try database.close()
    file?.remove()
  }
}

extension Throwaway {
  /// Runs a test body on an empty dynamock and cleans up afterwards.
  ///
  /// At most 256 bodies run at once, so that thousands of cases do not use up the descriptors.
  public static func run<Value>(
    _ setting: Setting = .inProcess(.memory),
    settings: DynamockDatabase.Settings = DynamockDatabase.Settings(),
    _ body: (Throwaway) async throws -> Value
  ) async throws -> Value {
    try await OpenThrowaways.all.withPlace {
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
}
