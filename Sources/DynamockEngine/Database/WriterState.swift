import DynamockModel
import DynamockStorage
import Synchronization

/// The shared state of a database's writers: the catalog including all writes so far, and the
/// counters that changed since they were last stored.
///
/// `@unchecked Sendable`: its variables are used only inside write bodies and the commit hook, which
/// the store runs one at a time (contract of `StorageBackend.write`).
final class WriterState: @unchecked Sendable {
  private(set) var sharedCatalog: SharedCatalog
  private var changedCounters: [Keyspace: KeyspaceCounters] = [:]
  private let storesCounters: Bool
  private let isStale = Atomic(false)
  /// The stored steady time, in milliseconds; any thread may read it.
  private let storedTime: Atomic<Int64>
  private var isTimeDue = false

  /// Creates the state.
  ///
  /// - Parameter storedTime: the stored steady time, or `nil` if there is none.
  init(catalog: SharedCatalog, storesCounters: Bool, storedTime: Timestamp? = nil) {
    self.storedTime = Atomic(storedTime?.milliseconds ?? .min)
    sharedCatalog = catalog
    self.storesCounters = storesCounters
  }

  var catalog: Catalog { sharedCatalog.catalog }

  /// Adopts a write's changes.
  func keep(_ session: WriteSession) {
    if session.replacesContents {
      changedCounters = storesCounters ? session.catalog.allCounters : [:]
    }
    session.counterChanges.forEach { change in
      change.counters.add(items: change.items, bytes: change.bytes)
      if storesCounters, change.counters.needStoring(after: change.items, change.bytes) {
        changedCounters[change.counters.keyspace] = change.counters
      }
    }
    if session.changesCatalog {
      sharedCatalog = session.sharedCatalog
      isTimeDue = true
    }
  }

  /// Whether tables are being imported or backed up, or were when the previous process ended.
  var hasImports: Bool {
    !catalog.importedTables.isEmpty || catalog.backups.values.contains { !$0.isComplete }
  }

  /// Whether exports, imports or bulk operations are in progress, or were when the previous process ended.
  var hasTransfers: Bool {
    catalog.exports.values.contains { $0.outcome == nil }
      || catalog.imports.values.contains { $0.outcome == nil }
      || catalog.bulkOperations.values.contains { $0.outcome == nil }
  }

  /// Records that a commit failed, so that this state may include writes that were undone.
  func commitFailed() { isStale.store(true, ordering: .releasing) }

  /// Reloads catalog and counters after a failed commit.
  func reloadIfStale(from reader: any StorageReader) throws(StorageError) {
    guard isStale.load(ordering: .acquiring) else { return }
    sharedCatalog = SharedCatalog(try Catalog(reading: reader).countingIn(catalog))
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

  /// Stores the counters that changed since the last commit, which the end of the commit repeats.
  ///
  /// For the contents of a lasting fork: if its write is undone, the counters are still due.
  func storeCountersEarly(in writer: any StorageWriter) throws(StorageError) {
    for counters in changedCounters.values { try counters.store(in: writer) }
  }

  /// Requires the steady time to be stored with the next commit.
  func requireTime() { isTimeDue = true }

  /// Returns whether the stored time is before the end of a state.
  func isUnsettled(_ end: Timestamp, at now: Timestamp) -> Bool {
    end <= now && end.milliseconds > storedTime.load(ordering: .acquiring)
  }

  /// Stores the current steady time; runs inside the commit.
  ///
  /// It is stored after changes of the catalog, whose states end at such times, and otherwise once
  /// per second.
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
