import Dynamock
import DynamockStorage

/// The file that `dynamock export` and `dynamock import` work on.
enum ExchangeFile {
  /// Opens a file for as long as some work takes, and lets it go again whatever becomes of that.
  static func open<Value: Sendable>(
    _ path: String, _ work: @Sendable (DynamockDatabase) async throws -> Value
  ) async throws -> Value {
    let database = try DynamockDatabase(file: path)
    let value: Value
    do { value = try await work(database) } catch {
      try database.close()
      throw error
    }
    try database.close()
    return value
  }

  /// Does the same, and where nothing is at the path makes the file, unless the work fails.
  static func openOrMake<Value: Sendable>(
    _ path: String, _ work: @Sendable (DynamockDatabase) async throws -> Value
  ) async throws -> Value {
    if let value = try await DynamockDatabase.filling(newFile: path, work) { return value }
    return try await open(path, work)
  }

  /// Refuses a path where nothing is: opening it would make a file.
  static func requireExisting(_ path: String) throws {
    guard FilePath.exists(path) else { throw Missing(path: path) }
  }

  /// There is no file to export from.
  struct Missing: Error, CustomStringConvertible {
    var path: String
    var description: String { "There is no database file \"\(path)\"." }
  }

  /// `1 item`, `2 items`.
  static func counted(_ items: Int) -> String { items == 1 ? "1 item" : "\(items) items" }
}
