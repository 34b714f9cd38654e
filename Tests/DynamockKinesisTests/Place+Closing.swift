import Dynamock
import DynamockStorage
import Testing

@testable import DynamockEngine

extension Place {
  /// Waits until nothing is queued.
  static func emptied(_ database: DynamockDatabase) async throws {
    let deadline = ContinuousClock.now + .seconds(300)
    while try !visible(in: database).isEmpty {
      try #require(ContinuousClock.now < deadline)
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  /// Closes a database when everything is delivered, so that no delivery fails.
  static func close(_ database: DynamockDatabase) async throws {
    try await emptied(database)
    try database.close()
  }

  /// The queued changes that the database delivers.
  static func visible(in database: DynamockDatabase) throws -> [Int] {
    try database.queuedTables().flatMap { table in
      try database.engine.queuedChanges(of: table, limit: 10, bytes: 1_000_000).map(\.number)
    }
  }
}

extension DynamockDatabase {
  func queuedTables() throws -> [QueuedTable] {
    try engine.store.read { reader throws(StorageError) in try reader.queuedTables() }
  }
}
