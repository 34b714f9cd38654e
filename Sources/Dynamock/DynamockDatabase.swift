import DynamockEngine
import DynamockMemoryStorage
import DynamockModel
import DynamockSQLiteStorage
import DynamockStorage

/// A DynamoDB of one's own: tables, items and indexes, in memory or in a SQLite file.
///
/// The library's front desk. Each operation takes the input of DynamoDB's API, checks it as AWS does,
/// carries it out and gives the output or throws the error that AWS would send.
///
/// ```swift
/// let database = try DynamockDatabase()
/// _ = try await database.putItem(
///   PutItemInput(tableName: "Music", item: ["Artist": .string("Nina Simone")]))
/// ```
public final class DynamockDatabase: Sendable {
  let engine: Database

  /// Opens an empty database in memory.
  public convenience init(
    settings: Settings = Settings(), clock: any WallClock = SystemClock()
  ) throws(StorageError) {
    try self.init(store: MemoryStorage(), settings: settings, clock: clock)
  }

  /// Opens the database of a SQLite file, or makes the file.
  ///
  /// - Parameters:
  ///   - file: the file's path.
  ///   - durability: what an answered write survives.
  /// - Throws: one sentence for a file that is locked, newer, foreign or damaged.
  public convenience init(
    file: String, durability: Durability = .normal, settings: Settings = Settings(),
    clock: any WallClock = SystemClock()
  ) throws(StorageError) {
    let store = try SQLiteStorage(path: file, durability: durability.ofStore)
    try self.init(store: store, settings: settings, clock: clock)
  }

  /// Opens the database of any store that passes `checkStorageBackend`.
  public init(
    store: any StorageBackend, settings: Settings = Settings(), clock: any WallClock = SystemClock()
  ) throws(StorageError) {
    engine = try Database(
      store: store, settings: settings.engine, clock: clock, identifiers: RandomIdentifiers())
  }

  /// Ends the database after the writes that wait; later calls fail.
  public func close() throws(StorageError) { try engine.close() }
}
