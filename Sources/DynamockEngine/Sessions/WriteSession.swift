import DynamockModel
import DynamockStatistics
import DynamockStorage

/// The interface of one atomic write: a read session that can also change the store.
///
/// The write's changes to counters and catalog are collected here, and are applied to the database
/// only if the write is kept.
struct WriteSession {
  private(set) var writer: any StorageWriter
  let settings: EngineSettings
  let time: SteadyClock.Reading
  /// The items of the transactions that were in progress when the write arrived.
  let ongoing: Set<ItemAddress>
  /// The throttling that applies, or `nil` if it is off.
  private(set) var throttling: Throttling?
  /// The meter of the call's use of tables, or `nil` if there is none.
  let meter: UseMeter?
  /// Whether stored bytes come from a file, which may be damaged.
  let readsFile: Bool
  /// The catalog after earlier writes, including this write's changes.
  private(set) var sharedCatalog: SharedCatalog
  private(set) var changesCatalog = false
  /// Whether the contents are replaced as a whole, with separate counters.
  private(set) var replacesContents = false
  /// The changes to the keyspaces' counters that apply if the write is kept.
  private(set) var counterChanges = CounterChanges()
  /// The keys of the entries of vector indexes that the write has put or removed.
  private(set) var changedEntries: [Keyspace: [[UInt8]]] = [:]
  /// The tables of which changes were queued for Kinesis streams.
  private(set) var queuedTables: [QueuedTable] = []

  init(
    writer: any StorageWriter, settings: EngineSettings, time: SteadyClock.Reading,
    sharedCatalog: SharedCatalog,
    ongoing: Set<ItemAddress>, throttling: Throttling?, meter: UseMeter? = nil,
    readsFile: Bool
  ) {
    self.writer = writer
    self.settings = settings
    self.time = time
    self.sharedCatalog = sharedCatalog
    self.ongoing = ongoing
    self.throttling = throttling
    self.meter = meter
    self.readsFile = readsFile
  }

  var catalog: Catalog { sharedCatalog.catalog }

  /// The time that never goes back, for durations and transitional states.
  var now: Timestamp { time.steady }

  /// The time of day, for values that users see or write.
  var timeOfDay: Timestamp { time.timeOfDay }

  /// A read session on the same state.
  var reading: ReadSession {
    ReadSession(
      store: writer, sharedCatalog: sharedCatalog, time: time, settings: settings,
      throttling: throttling,
      meter: meter, readsFile: readsFile)
  }

  /// Returns the stored item with a row key, as ``reading`` does.
  func image(for rowKey: [UInt8], in keyspace: Keyspace) throws(EngineFault) -> ItemImage? {
    let value: [UInt8]?
    do throws(StorageError) { value = try writer.value(for: rowKey, in: keyspace) } catch {
      throw .storage(catalog.naming(error))
    }
    guard let value else { return nil }
    let image = ItemImage(storedBytes: value)
    if readsFile, !image.isSound { throw .damagedItem }
    return image
  }

  /// Sets the value of a key.
  func put(_ value: [UInt8], for key: [UInt8], in keyspace: Keyspace) throws(EngineFault) {
    try stored { () throws(StorageError) in try writer.put(value, for: key, in: keyspace) }
  }

  /// Sets the value of a key, and returns the previous one.
  func exchange(
    _ value: [UInt8], for key: [UInt8], in keyspace: Keyspace
  ) throws(EngineFault) -> [UInt8]? {
    do throws(StorageError) { return try writer.exchange(value, for: key, in: keyspace) } catch {
      throw .storage(catalog.naming(error))
    }
  }

  /// Removes a key.
  func remove(_ key: [UInt8], in keyspace: Keyspace) throws(EngineFault) {
    try stored { () throws(StorageError) in try writer.remove(key, in: keyspace) }
  }

  /// Creates a keyspace.
  func create(_ keyspace: Keyspace, _ description: KeyspaceDescription) throws(EngineFault) {
    try stored { () throws(StorageError) in try writer.create(keyspace, description) }
  }

  /// Drops a keyspace.
  func drop(_ keyspace: Keyspace) throws(EngineFault) {
    try stored { () throws(StorageError) in try writer.drop(keyspace) }
  }

  /// Adds to the number of items and bytes of a keyspace.
  mutating func count(_ counters: KeyspaceCounters, items: Int, bytes: Int) {
    guard items != 0 || bytes != 0 else { return }
    counterChanges.append((counters, items, bytes))
  }

  /// Notes that an entry of a vector index was put or removed.
  mutating func noteEntry(_ key: [UInt8], in keyspace: Keyspace) {
    changedEntries[keyspace, default: []].append(key)
  }

  /// Ends the throttling of this write.
  mutating func suspendThrottling() { throttling = nil }

  /// Notes that a change of a table was queued.
  mutating func note(_ table: QueuedTable) {
    if !queuedTables.contains(table) { queuedTables.append(table) }
  }

  /// Replaces the catalog; the caller has already written the changed records.
  mutating func replaceCatalog(_ changed: Catalog) {
    var changed = changed
    changed.follow(catalog)
    sharedCatalog = SharedCatalog(changed)
    changesCatalog = true
  }

  /// Replaces the catalog with that of other contents, which the caller has already written.
  mutating func replaceContents(_ catalog: Catalog) {
    replaceCatalog(catalog)
    replacesContents = true
  }

  /// Replaces the catalog and the writer with those of other contents of the store.
  mutating func replaceContents(_ catalog: Catalog, writer: any StorageWriter) {
    self.writer = writer
    replaceContents(catalog)
  }

  private func stored(_ write: () throws(StorageError) -> Void) throws(EngineFault) {
    do {
      try write()
    } catch {
      throw .storage(catalog.naming(error))
    }
  }
}
