import Dynamock
import DynamockExchange
import DynamockStorage

/// The file that `dynamock export` and `dynamock import` read or write.
enum ExchangeFile {
  /// Opens a file for the duration of a closure, and closes it even if the closure fails.
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

  /// Opens a file in the same way, creating it if it does not exist and unless the closure fails.
  static func openOrMake<Value: Sendable>(
    _ path: String, _ work: @Sendable (DynamockDatabase) async throws -> Value
  ) async throws -> Value {
    if let value = try await DynamockDatabase.filling(newFile: path, work) { return value }
    return try await open(path, work)
  }

  /// Rejects a path at which no file exists, since opening it would create one.
  static func requireExisting(_ path: String) throws {
    guard FilePath.exists(path) else { throw Missing(path: path) }
  }

  /// The database file does not exist.
  struct Missing: Error, CustomStringConvertible {
    var path: String
    var description: String {
      "There is no database file \"\(path)\""
        + (ExchangeError.existingPath(meantBy: path).map { "; did you mean \"\($0)\"?" }
          ?? ". `dynamock serve --data FILE` creates one.")
    }
  }

  /// Returns a number of items in words: `1 item`, `2 items`.
  static func counted(_ items: Int) -> String { items == 1 ? "1 item" : "\(items) items" }
}
