import DynamockModel
import DynamockStatistics
import DynamockStorage

/// The inside of one atomic write: a read session that also changes the store.
///
/// What the write means for counters and catalog is collected here and becomes the database's only
/// when the write is kept.
struct WriteSession {
  let writer: any StorageWriter
  let settings: EngineSettings
  let time: SteadyClock.Reading
  /// The items of the transactions that were in progress when the write arrived.
  let ongoing: Set<ItemAddress>
  /// Holds back what goes beyond the throughput; nil while throttling is off.
  let throttling: Throttling?
  /// Counts what the call touches; nil where nobody asks.
  let meter: CallMeter?
  /// Whether stored bytes come from a file, which may be damaged.
  let readsFile: Bool
  /// The catalog as earlier writes left it, with this write's changes.
  private(set) var catalog: Catalog
  private(set) var changesCatalog = false
  /// Whether the catalog speaks of other contents, with counters of their own.
  private(set) var replacesContents = false
  /// How the counters of keyspaces change when the write is kept.
  private(set) var counterChanges: [(counters: KeyspaceCounters, items: Int, bytes: Int)] = []

  init(
    writer: any StorageWriter, settings: EngineSettings, time: SteadyClock.Reading,
    catalog: Catalog,
    ongoing: Set<ItemAddress>, throttling: Throttling?, meter: CallMeter? = nil,
    readsFile: Bool
  ) {
    self.writer = writer
    self.settings = settings
    self.time = time
    self.catalog = catalog
    self.ongoing = ongoing
    self.throttling = throttling
    self.meter = meter
    self.readsFile = readsFile
  }

  /// The time that never goes back: for durations, and for states that pass.
  var now: Timestamp { time.steady }

  /// The time of day: for what users see or write.
  var timeOfDay: Timestamp { time.timeOfDay }

  /// The same state for code that only reads.
  var reading: ReadSession {
    ReadSession(
      store: writer, catalog: catalog, time: time, settings: settings, throttling: throttling,
      meter: meter, readsFile: readsFile)
  }

  /// Sets the value under a key.
  func put(_ value: [UInt8], for key: [UInt8], in keyspace: Keyspace) throws(DynamoDBError) {
    try stored { () throws(StorageError) in try writer.put(value, for: key, in: keyspace) }
  }

  /// Removes a key.
  func remove(_ key: [UInt8], in keyspace: Keyspace) throws(DynamoDBError) {
    try stored { () throws(StorageError) in try writer.remove(key, in: keyspace) }
  }

  /// Makes a keyspace.
  func create(_ keyspace: Keyspace, _ description: KeyspaceDescription) throws(DynamoDBError) {
    try stored { () throws(StorageError) in try writer.create(keyspace, description) }
  }

  /// Drops a keyspace.
  func drop(_ keyspace: Keyspace) throws(DynamoDBError) {
    try stored { () throws(StorageError) in try writer.drop(keyspace) }
  }

  /// Notes that a keyspace gains or loses items and bytes.
  mutating func count(_ counters: KeyspaceCounters, items: Int, bytes: Int) {
    guard items != 0 || bytes != 0 else { return }
    counterChanges.append((counters, items, bytes))
  }

  /// Replaces the catalog; the caller has written the records that changed.
  mutating func replaceCatalog(_ changed: Catalog) {
    var changed = changed
    changed.follow(catalog)
    catalog = changed
    changesCatalog = true
  }

  /// Makes the catalog of other contents the write's; the caller has written those contents.
  mutating func replaceContents(_ catalog: Catalog) {
    replaceCatalog(catalog)
    replacesContents = true
  }

  private func stored(_ write: () throws(StorageError) -> Void) throws(DynamoDBError) {
    do {
      try write()
    } catch {
      throw DynamoDBError(error)
    }
  }
}
