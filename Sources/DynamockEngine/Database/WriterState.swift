import DynamockModel
import DynamockStorage
import Synchronization

/// What the writers of a database share: the catalog with all writes so far, and which counters have
/// changed since they were stored.
///
/// `@unchecked Sendable`: its variables are touched only inside write bodies and the commit hook, and
/// the store runs those one at a time (contract of `StorageBackend.write`).
final class WriterState: @unchecked Sendable {
  private(set) var catalog: Catalog
  private var changedCounters: [Keyspace: KeyspaceCounters] = [:]
  private let storesCounters: Bool
  private let isStale = Atomic(false)
  /// The steady time that the store holds, in milliseconds; any thread may read it.
  private let storedTime: Atomic<Int64>
  private var isTimeDue = false

  /// - Parameter storedTime: the steady time that the store holds; nil if it holds none.
  init(catalog: Catalog, storesCounters: Bool, storedTime: Timestamp? = nil) {
    self.storedTime = Atomic(storedTime?.milliseconds ?? .min)
    self.catalog = catalog
    self.storesCounters = storesCounters
  }

  /// Takes over what a write changed.
  func keep(_ session: WriteSession) {
    if session.replacesContents {
      changedCounters = storesCounters ? session.catalog.allCounters : [:]
    }
    for change in session.counterChanges {
      change.counters.add(items: change.items, bytes: change.bytes)
      if storesCounters { changedCounters[change.counters.keyspace] = change.counters }
    }
    if session.changesCatalog {
      catalog = session.catalog
      isTimeDue = true
    }
  }

  /// Whether tables are being filled, or were when the process before ended.
  var hasImports: Bool { !catalog.importedTables.isEmpty }

  /// Notes that a commit failed: what is here may speak of writes that are gone.
  func commitFailed() { isStale.store(true, ordering: .releasing) }

  /// Reads catalog and counters again after a failed commit.
  func reloadIfStale(from reader: any StorageReader) throws(StorageError) {
    guard isStale.load(ordering: .acquiring) else { return }
    catalog = try Catalog(reading: reader).countingIn(catalog)
    try catalog.loadCounters(from: reader)
    changedCounters = [:]
    isTimeDue = true
    isStale.store(false, ordering: .releasing)
  }

  /// Stores the counters that changed since the last commit; runs inside the commit.
  func storeCounters(in writer: any StorageWriter) throws(StorageError) {
    for counters in changedCounters.values { try counters.store(in: writer) }
    changedCounters.removeAll(keepingCapacity: true)
  }

  /// Has the next commit store the steady time.
  func requireTime() { isTimeDue = true }

  /// Whether a state that ends at a moment is not yet known by the store to have ended.
  func isUnsettled(_ end: Timestamp, at now: Timestamp) -> Bool {
    end <= now && end.milliseconds > storedTime.load(ordering: .acquiring)
  }

  /// Stores how far the steady time has come; runs inside the commit.
  ///
  /// After a change of the catalog, whose states end at such times, and else once a second.
  func storeTime(_ now: Timestamp, in writer: any StorageWriter) throws(StorageError) {
    let age = now.adding(milliseconds: -1_000).milliseconds
    guard isTimeDue || storedTime.load(ordering: .relaxed) <= age else { return }
    var record = Record()
    record[time: "steady"] = now
    try writer.create(
      KeyspaceCounters.storedIn, KeyspaceDescription(textOffset: ItemImage.prefixLength))
    try writer.put(
      ItemImage(record.item).bytes, for: Catalog.timeKey, in: KeyspaceCounters.storedIn)
    isTimeDue = false
    storedTime.store(now.milliseconds, ordering: .releasing)
  }
}
