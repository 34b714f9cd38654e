package import DynamockModel
import DynamockStatistics
package import DynamockStorage
import Synchronization

/// A database: a set of tables in a store, and the operations on them.
///
/// Reads run on the caller's thread, on a snapshot. Writes run one after another on the store's
/// thread, and complete after their commit. The database names no concrete store, parses no text,
/// and reads no clock but the given one.
package final class Database: Sendable {
  let store: any StorageBackend
  /// The same store if it consists of layers that others share, or `nil`.
  let layers: (any LayeredStorageBackend)?
  /// The store that writes are submitted to: the base of the layers, which saves a closure.
  private let submission: any StorageBackend
  let settings: EngineSettings

  /// The account number in ARNs.
  package var accountID: String { settings.accountID }
  /// The source of the time of day.
  package let clock: any WallClock
  /// The time of day, and the time that never goes back.
  let time: SteadyClock
  let identifiers: any IdentifierSource
  private let committed: Mutex<SharedCatalog>
  let writerState: WriterState
  let transactions: TransactionsUnderWay
  let throttling: Throttling
  /// The vectors of large vector indexes.
  let searchCaches: SearchCaches
  /// Whether stored bytes come from a file, which may be damaged; true also for forks of a file.
  let readsFile: Bool

  /// Opens the database in a store; an empty store becomes an empty database.
  package init(
    store: any StorageBackend, settings: EngineSettings, clock: any WallClock,
    identifiers: any IdentifierSource
  ) throws(StorageError) {
    self.store = store
    layers = store.layers
    submission = layers?.base ?? store
    self.settings = settings
    self.clock = clock
    self.identifiers = identifiers
    readsFile = store.isPersistent
    searchCaches = SearchCaches()
    transactions = TransactionsUnderWay(settings.conflicts)
    let (catalog, reached) = try store.read { reader throws(StorageError) in
      let catalog = try Catalog(reading: reader)
      return (catalog, try catalog.reachedTime(in: reader))
    }
    time = SteadyClock(clock, earliest: reached)
    throttling = Throttling(settings.throttling, at: time.now.steady)
    let shared = SharedCatalog(catalog)
    let hasImports = !catalog.importedTables.isEmpty
    committed = Mutex(hasImports ? SharedCatalog(catalog.withoutImports()) : shared)
    writerState = WriterState(
      catalog: shared, storesCounters: store.isPersistent, storedTime: reached)
    setCommitHook()
    removeUnfinishedImports()
    beginMissingLogs()
    removeDiscarded()
    endInterruptedTransfers()
    resumeBackfills()
    resumeDeliveries()
  }

  /// Stores the figures in memory with each commit of a store that outlives the process.
  private func setCommitHook() {
    guard store.isPersistent else { return }
    store.setCommitHook { [writerState, time] writer throws(StorageError) in
      try writerState.storeCounters(in: writer)
      try writerState.storeTime(time.now.steady, in: writer)
    }
  }

  /// Creates a database from a store and its catalog, with another database's settings.
  init(
    fork store: any StorageBackend, catalog: Catalog, searchCaches: SearchCaches,
    of origin: Database, clock: any WallClock
  ) {
    self.store = store
    layers = store.layers
    submission = layers?.base ?? store
    settings = origin.settings
    self.clock = clock
    identifiers = origin.identifiers
    readsFile = origin.readsFile
    self.searchCaches = searchCaches
    time = SteadyClock(clock, earliest: origin.time.now.steady)
    transactions = TransactionsUnderWay(origin.settings.conflicts)
    throttling = Throttling(origin.throttling.settings, at: time.now.steady)
    let shared = SharedCatalog(catalog)
    committed = Mutex(shared)
    writerState = WriterState(catalog: shared, storesCounters: store.isPersistent)
    setCommitHook()
  }

  /// The catalog that was committed last.
  var published: Catalog { sharedCatalog.catalog }
  var sharedCatalog: SharedCatalog { committed.withLock { $0 } }

  /// Whether the contents of the database outlive the process.
  package var isPersistent: Bool { store.isPersistent }

  /// Returns whether a table with a name exists, in any state.
  package func hasTable(_ name: String) -> Bool {
    published[name]?.definition.lifecycle.resolved(at: steadyNow) != nil
  }

  /// Whether requests that exceed the throughput are rejected, and the limits.
  ///
  /// Setting this resets the consumed throughput.
  package var throttlingSettings: ThrottlingSettings {
    get { throttling.settings }
    set { throttling.replaceSettings(newValue, at: steadyNow) }
  }

  /// The time that never goes back, for measuring durations such as those of statistics.
  package var steadyNow: Timestamp { time.now.steady }

  /// Ensures that time does not repeat when this database replaces another one.
  package func follow(_ other: Database) { time.reach(other.steadyNow) }

  /// The store's write-ahead log, or `nil` for a store without one.
  package var log: StorageLog? { logged?.log }

  /// The reason why writes would be lost, determined without writing, or `nil` if none is known or
  /// the store is in memory.
  package var obstacle: StorageError? { logged?.obstacle }

  /// The store if it has a log.
  ///
  /// A server asks every second, and a cast that fails goes through all conformances of the program.
  private var logged: (any LoggedStorageBackend)? {
    readsFile ? store as? any LoggedStorageBackend : nil
  }

  /// Closes the database once the pending writes are done.
  package func close() throws(StorageError) {
    try store.close()
  }

  /// Returns the throttling that applies to a call; `nil` if it is off, or the call is exempt.
  private func limits(on meter: UseMeter?) -> Throttling? {
    guard let enforced = throttling.enforced, meter?.isExempt != true else { return nil }
    return enforced
  }

  /// Runs a read operation on the newest committed state.
  func read<Output>(
    _ meter: UseMeter? = nil, _ body: (ReadSession) throws(EngineFault) -> Output
  ) throws(DynamoDBError) -> Output {
    let catalog = sharedCatalog
    let now = time.now
    meter?.begin(at: now.steady)
    let result: Result<Output, EngineFault>
    do throws(StorageError) {
      result = try store.read { reader throws(StorageError) in
        let session = ReadSession(
          store: reader, sharedCatalog: catalog, time: now, settings: settings,
          throttling: limits(on: meter), meter: meter, readsFile: readsFile)
        return Result { () throws(EngineFault) in try body(session) }
      }
    } catch {
      throw DynamoDBError(error)
    }
    switch result {
    case .success(let output): return output
    case .failure(let fault): throw DynamoDBError(fault)
    }
  }

  /// Runs a write operation atomically: its changes are kept if `body` returns, and undone if it
  /// throws.
  func write<Output: Sendable>(
    _ completion: @escaping @Sendable (Result<Output, DynamoDBError>) -> Void,
    _ meter: UseMeter? = nil,
    _ body: @escaping @Sendable (inout WriteSession) throws(EngineFault) -> Output
  ) {
    let ongoing = transactions.items
    let written = Written<Output>()
    submission.write(
      returningNothing: { [self] base throws(StorageError) in
        let writer = try layers?.writer(over: base) ?? base
        try writerState.reloadIfStale(from: writer)
        let now = time.now
        meter?.begin(at: now.steady)
        var session = WriteSession(
          writer: writer, settings: settings, time: now,
          sharedCatalog: writerState.sharedCatalog,
          ongoing: ongoing, throttling: limits(on: meter), meter: meter, readsFile: readsFile)
        do throws(EngineFault) {
          let output = try body(&session)
          if !session.changedEntries.isEmpty { try session.stampSearchIndexes(for: searchCaches) }
          if session.changesCatalog { written.catalog = session.sharedCatalog }
          if !session.queuedTables.isEmpty { written.queued = session.queuedTables }
          written.result = .success(output)
          writerState.keep(session)
          return .commit(())
        } catch {
          written.result = .failure(DynamoDBError(error))
          return .rollback(())
        }
      },
      completion: { [self] outcome in
        switch outcome {
        case .success:
          if let catalog = written.catalog { publish(catalog) }
          for table in written.queued { settings.kinesis?.carrier.deliver(table, of: self) }
          // Only a store that never ran the body leaves no result.
          completion(
            written.result
              ?? .failure(DynamoDBError(.internalServerError, Sentence.internalServerError)))
        case .failure(let error):
          writerState.commitFailed()
          // Another program's lock is detected before any body has run, so there is nothing to
          // reload; waiting for that lock again would double the time until the client gets the
          // error.
          guard error.code != .locked else { return completion(.failure(DynamoDBError(error))) }
          // The client is notified only after catalog and counters no longer include the lost writes.
          store.write { [writerState] reader throws(StorageError) in
            try writerState.reloadIfStale(from: reader)
            return .rollback(())
          } completion: { (_: Result<Void, StorageError>) in
            completion(.failure(DynamoDBError(error)))
          }
        }
      })
  }

  /// Publishes a committed catalog to readers, unless a later one was published first: completions
  /// of writes by different threads may arrive out of order.
  private func publish(_ shared: SharedCatalog) {
    committed.withLock { if shared.catalog.version > $0.catalog.version { $0 = shared } }
    searchCaches.free(exceptIn: shared.catalog)
  }

  /// The result of a write's body, for use in its completion.
  ///
  /// It does not pass through the store, which would look up its type for each write, and would have a
  /// function of its own for each type.
  ///
  /// `@unchecked Sendable`: only the body sets it, and the store calls the completion after that.
  private final class Written<Output: Sendable>: @unchecked Sendable {
    var result: Result<Output, DynamoDBError>?
    /// The catalog to publish, if the write changed it.
    var catalog: SharedCatalog?
    /// The tables of which changes were queued for Kinesis streams.
    var queued: [QueuedTable] = []
  }
}
