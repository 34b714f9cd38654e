import Dynamock
import DynamockExchange

/// A folder for a database and the state of a copy, through which the tables of a transfer pass.
struct TemporaryFolder: Sendable {
  private let path: String

  init() throws(ControlRefusal) {
    do throws(ExchangeError) { path = try TemporaryFolders.create() } catch {
      throw ControlRefusal(sentence: "No temporary folder can be created: \(error.description)")
    }
  }

  /// Creates the database.
  func open() throws -> DynamockDatabase {
    try DynamockDatabase(file: "\(path)/data.sqlite", durability: .off)
  }

  /// Calls a closure with a database and the path of a file next to it.
  /// - Parameter opened: the folder's database, or `nil` to create it.
  func withDatabase<Value: Sendable>(
    _ opened: DynamockDatabase? = nil,
    _ work: (DynamockDatabase, _ state: String) async throws -> Value
  ) async throws -> Value {
    let database = try opened ?? open()
    do {
      let value = try await work(database, "\(path)/state.json")
      try database.close()
      return value
    } catch {
      try? database.close()
      throw error
    }
  }

  /// Removes the folder with its files.
  func remove() { TemporaryFolders.remove(path) }
}
