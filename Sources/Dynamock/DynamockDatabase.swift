package import DynamockEngine
import DynamockLayers
import DynamockMemoryStorage
public import DynamockModel
import DynamockSQLiteStorage
import DynamockStatistics
public import DynamockStorage
import Synchronization

/// An in-process DynamoDB: tables, items and indexes, in memory or in a SQLite file.
///
/// Each operation takes the input of DynamoDB's API, validates it as AWS does, executes it, and
/// returns the output or throws the error that AWS would send.
///
/// ```swift
/// let database = try DynamockDatabase()
/// try await database.createTable(
///   CreateTableInput(tableName: "Music", partitionKey: .string("Artist")))
/// try await database.putItem(PutItemInput(tableName: "Music", item: ["Artist": "Nina Simone"]))
/// ```
public final class DynamockDatabase: Sendable {
  private let contents: Mutex<Contents>
  /// The lasting forks of a database in a file and their layers, or `nil` for any other database.
  let family: LayerFamily?
  /// Call statistics, or `nil` when they are disabled.
  let recorder: Statistics?

  /// The current engine, and how it may be replaced.
  struct Contents: Sendable {
    var engine: Database
    /// The contents that ``reset()`` restores, or `nil` for an empty database.
    let origin: Checkpoint?
    /// Whether another engine may replace this one; false if the contents have to stay in their
    /// store.
    let isReplaceable: Bool
  }

  /// The engine that executes operations.
  package var engine: Database { contents.withLock { $0.engine } }

  /// The source of the time of day.
  public var clock: any WallClock { engine.clock }

  /// The account number in ARNs.
  package var accountID: String { engine.accountID }

  /// Whether requests that exceed the throughput are rejected, and the limits; a fork starts with
  /// the same settings.
  ///
  /// Setting this resets the consumed throughput.
  public var throttling: ThrottlingSettings {
    get { engine.throttlingSettings }
    set { engine.throttlingSettings = newValue }
  }

  /// The contents that ``reset()`` restores.
  var origin: Checkpoint? { contents.withLock { $0.origin } }

  /// Whether another engine may replace the current one.
  var isReplaceable: Bool { contents.withLock { $0.isReplaceable } }

  /// Replaces the engine; requests in progress finish on the old one.
  ///
  /// The new engine uses the throttling settings of this one.
  func replaceEngine(by engine: Database) {
    let throttling = throttling
    if engine.throttlingSettings != throttling { engine.throttlingSettings = throttling }
    engine.follow(self.engine)
    contents.withLock { $0.engine = engine }
  }

  init(_ contents: Contents, keepsStatistics: Bool, family: LayerFamily? = nil) {
    self.family = family
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

  /// Opens the database of a SQLite file, or creates the file.
  ///
  /// - Parameters:
  ///   - file: the file's path.
  ///   - durability: what an acknowledged write survives.
  /// - Throws: an error with a message for a file that is locked, newer, foreign or damaged.
  public convenience init(
    file: String, durability: Durability = .normal, settings: Settings = Settings(),
    clock: any WallClock = SystemClock()
  ) throws(StorageError) {
    let store = try SQLiteStorage(
      path: file, durability: durability.ofStore, lockWait: settings.lockWait)
    let family = try LayerFamily(over: store)
    let engine = try Database(
      store: family.first, settings: settings.engine, clock: clock,
      identifiers: RandomIdentifiers())
    self.init(
      Contents(engine: engine, origin: nil, isReplaceable: false),
      keepsStatistics: settings.statistics, family: family)
  }

  /// Opens the database in a store, which has to pass `checkStorageBackend`.
  public convenience init(
    store: any StorageBackend, settings: Settings = Settings(), clock: any WallClock = SystemClock()
  ) throws(StorageError) {
    let engine = try Database(
      store: store, settings: settings.engine, clock: clock, identifiers: RandomIdentifiers())
    self.init(
      Contents(engine: engine, origin: nil, isReplaceable: false),
      keepsStatistics: settings.statistics)
  }

  /// Closes the database once the pending writes are done; later calls fail.
  public func close() throws(StorageError) { try engine.close() }
}
