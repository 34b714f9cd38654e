import DynamockEngine
import DynamockMemoryStorage
import DynamockModel
import DynamockSQLiteStorage
import DynamockStatistics
import DynamockStorage
import Synchronization

/// A DynamoDB of one's own: tables, items and indexes, in memory or in a SQLite file.
///
/// The library's front desk. Each operation takes the input of DynamoDB's API, checks it as AWS does,
/// carries it out and gives the output or throws the error that AWS would send.
///
/// ```swift
/// let database = try DynamockDatabase()
/// try await database.createTable(
///   CreateTableInput(tableName: "Music", partitionKey: .string("Artist")))
/// try await database.putItem(PutItemInput(tableName: "Music", item: ["Artist": "Nina Simone"]))
/// ```
public final class DynamockDatabase: Sendable {
  private let contents: Mutex<Contents>
  /// What is known of the calls; nil where the settings want none.
  let recorder: Statistics?

  /// What the database's name stands for at the moment.
  struct Contents: Sendable {
    var engine: Database
    /// The value that ``reset()`` goes back to; nil for none at all.
    let origin: Checkpoint?
    /// Whether another engine may take the place of this one; not where the contents have to stay in
    /// their store.
    let isReplaceable: Bool
  }

  /// The engine that carries operations out.
  var engine: Database { contents.withLock { $0.engine } }

  /// Where the database takes the time of day from.
  public var clock: any WallClock { engine.clock }

  /// Whether requests beyond the throughput are refused, and by which figures; forks begin with these.
  ///
  /// Setting them begins the count of what was used anew.
  public var throttling: ThrottlingSettings {
    get { engine.throttlingSettings }
    set { engine.throttlingSettings = newValue }
  }

  /// The value that ``reset()`` goes back to.
  var origin: Checkpoint? { contents.withLock { $0.origin } }

  /// Whether another engine may take the place of this one.
  var isReplaceable: Bool { contents.withLock { $0.isReplaceable } }

  /// Puts another engine in the place of this one; what is under way ends on the old one.
  ///
  /// Throttling goes on by the settings that this one had.
  func replaceEngine(by engine: Database) {
    let throttling = throttling
    if engine.throttlingSettings != throttling { engine.throttlingSettings = throttling }
    engine.follow(self.engine)
    contents.withLock { $0.engine = engine }
  }

  init(_ contents: Contents, keepsStatistics: Bool) {
    recorder = keepsStatistics ? Statistics(now: contents.engine.steadyNow) : nil
    self.contents = Mutex(contents)
  }

  /// Opens an empty database in memory.
  public convenience init(
    settings: Settings = Settings(), clock: any WallClock = SystemClock()
  ) throws(StorageError) {
    let engine = try Database(
      store: MemoryStorage(), settings: settings.engine, clock: clock,
      identifiers: RandomIdentifiers())
    self.init(
      Contents(engine: engine, origin: nil, isReplaceable: true),
      keepsStatistics: settings.statistics)
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
    let store = try SQLiteStorage(
      path: file, durability: durability.ofStore, lockWait: settings.lockWait)
    try self.init(store: store, settings: settings, clock: clock)
  }

  /// Opens the database of any store that passes `checkStorageBackend`.
  public convenience init(
    store: any StorageBackend, settings: Settings = Settings(), clock: any WallClock = SystemClock()
  ) throws(StorageError) {
    let engine = try Database(
      store: store, settings: settings.engine, clock: clock, identifiers: RandomIdentifiers())
    self.init(
      Contents(engine: engine, origin: nil, isReplaceable: false),
      keepsStatistics: settings.statistics)
  }

  /// Ends the database after the writes that wait; later calls fail.
  public func close() throws(StorageError) { try engine.close() }
}
