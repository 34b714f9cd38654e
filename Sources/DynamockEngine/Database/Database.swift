import DynamockModel
import DynamockStatistics
import DynamockStorage
import Synchronization

/// One database: a set of tables over a store, and everything that happens to them.
///
/// Reads run on the caller's thread, on a snapshot. Writes run one after the other where the store
/// runs them, and answer after their commit. The database names no concrete store, parses no text and
/// reads no clock but the one it is given.
package final class Database: Sendable {
  let store: any StorageBackend
  let settings: EngineSettings
  /// Where the time of day comes from.
  package let clock: any WallClock
  /// The time of day, and the time that never goes back.
  let time: SteadyClock
  let identifiers: any IdentifierSource
  /// The committed catalog, for readers.
  let published: Mutex<Catalog>
  let writerState: WriterState
  let transactions: TransactionsUnderWay
  let throttling: Throttling
  /// Whether stored bytes come from a file, which may be damaged; those of a fork of one do too.
  let readsFile: Bool

  /// Opens the database that a store holds; an empty store becomes an empty database.
  package init(
    store: any StorageBackend, settings: EngineSettings, clock: any WallClock,
    identifiers: any IdentifierSource
  ) throws(StorageError) {
    self.store = store
    self.settings = settings
    self.clock = clock
    self.identifiers = identifiers
    readsFile = store.isPersistent
    transactions = TransactionsUnderWay(settings.conflicts)
    let (catalog, reached) = try store.read { reader throws(StorageError) in
      let catalog = try Catalog(reading: reader)
      return (catalog, try catalog.reachedTime(in: reader))
    }
    time = SteadyClock(clock, earliest: reached)
    throttling = Throttling(settings.throttling, at: time.now.steady)
    published = Mutex(catalog.withoutImports())
    writerState = WriterState(
      catalog: catalog, storesCounters: store.isPersistent, storedTime: reached)
    if store.isPersistent {
      store.setCommitHook { [writerState, time] writer throws(StorageError) in
        try writerState.storeCounters(in: writer)
        try writerState.storeTime(time.now.steady, in: writer)
      }
    }
    removeUnfinishedImports()
  }

  /// Joins a store and the catalog that speaks of what is in it, with another database's settings.
  init(
    fork store: any StorageBackend, catalog: Catalog, of origin: Database, clock: any WallClock
  ) {
    self.store = store
    settings = origin.settings
    self.clock = clock
    identifiers = origin.identifiers
    readsFile = origin.readsFile
    time = SteadyClock(clock, earliest: origin.time.now.steady)
    transactions = TransactionsUnderWay(origin.settings.conflicts)
    throttling = Throttling(origin.throttling.settings, at: time.now.steady)
    published = Mutex(catalog)
    writerState = WriterState(catalog: catalog, storesCounters: false)
  }

  /// Whether what the database holds outlives the process.
  package var isPersistent: Bool { store.isPersistent }

  /// Whether a table of a name is there, in whatever state.
  package func hasTable(_ name: String) -> Bool {
    published.withLock { $0[name] }?.definition.lifecycle.resolved(at: steadyNow) != nil
  }

  /// Whether requests beyond the throughput are refused, and by which figures.
  ///
  /// Replacing them begins the count of what was used anew.
  package var throttlingSettings: ThrottlingSettings {
    get { throttling.settings }
    set { throttling.replaceSettings(newValue, at: steadyNow) }
  }

  /// The time that never goes back: for durations, such as those of statistics.
  package var steadyNow: Timestamp { time.now.steady }

  /// Ensures that no time passes twice when this database takes the place of another one.
  package func follow(_ other: Database) { time.reach(other.steadyNow) }

  /// The store's write-ahead log; nil for a store without one.
  package var log: StorageLog? { (store as? any LoggedStorageBackend)?.log }

  /// Why no write would be kept, as far as is known without one; nil for a store in memory.
  package var obstacle: StorageError? { (store as? any LoggedStorageBackend)?.obstacle }

  /// Ends the database after the writes that wait.
  package func close() throws(StorageError) {
    try store.close()
  }

  /// Runs a read operation on the newest committed state.
  func read<Output>(
    _ meter: CallMeter? = nil, _ body: (ReadSession) throws(DynamoDBError) -> Output
  ) throws(DynamoDBError) -> Output {
    let catalog = published.withLock { $0 }
    let now = time.now
    meter?.begin(at: now.steady)
    let result: Result<Output, DynamoDBError>
    do throws(StorageError) {
      result = try store.read { reader throws(StorageError) in
        let session = ReadSession(
          store: reader, catalog: catalog, time: now, settings: settings,
          throttling: throttling.enforced, meter: meter, readsFile: readsFile)
        return Result { () throws(DynamoDBError) in try body(session) }
      }
    } catch {
      throw DynamoDBError(error)
    }
    return try result.get()
  }

  /// Runs a write operation as one atomic unit: kept whole when `body` returns, undone when it throws.
  func write<Output: Sendable>(
    _ completion: @escaping @Sendable (Result<Output, DynamoDBError>) -> Void,
    _ meter: CallMeter? = nil,
    _ body: @escaping @Sendable (inout WriteSession) throws(DynamoDBError) -> Output
  ) {
    let ongoing = transactions.items
    store.write { [self] writer throws(StorageError) in
      try writerState.reloadIfStale(from: writer)
      let now = time.now
      meter?.begin(at: now.steady)
      var session = WriteSession(
        writer: writer, settings: settings, time: now, catalog: writerState.catalog,
        ongoing: ongoing, throttling: throttling.enforced, meter: meter, readsFile: readsFile)
      do throws(DynamoDBError) {
        let output = try body(&session)
        writerState.keep(session)
        return .commit(
          Written(result: .success(output), catalog: session.changesCatalog ? session.catalog : nil)
        )
      } catch {
        return .rollback(Written(result: .failure(error), catalog: nil))
      }
    } completion: { [self] (written: Result<Written<Output>, StorageError>) in
      switch written {
      case .success(let written):
        if let catalog = written.catalog { publish(catalog) }
        completion(written.result)
      case .failure(let error):
        writerState.commitFailed()
        // The client learns of it when catalog and counters no longer speak of what is gone.
        store.write { [writerState] reader throws(StorageError) in
          try writerState.reloadIfStale(from: reader)
          return .rollback(())
        } completion: { (_: Result<Void, StorageError>) in
          completion(.failure(DynamoDBError(error)))
        }
      }
    }
  }

  /// Shows readers a committed catalog, unless a later one was quicker: completions of writes that
  /// different threads sent may overtake one another.
  private func publish(_ catalog: Catalog) {
    published.withLock { if catalog.version > $0.version { $0 = catalog } }
  }

  /// What a write hands from its body to its completion.
  private struct Written<Output: Sendable>: Sendable {
    let result: Result<Output, DynamoDBError>
    /// The catalog to publish, when the write changed it.
    let catalog: Catalog?
  }
}
