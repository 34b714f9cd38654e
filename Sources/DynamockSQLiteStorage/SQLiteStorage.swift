import DynamockMemoryStorage
public import DynamockStorage

/// A store in a SQLite file.
///
/// One thread writes, and commits the pending writes in one transaction; readers run on their
/// callers' threads and never wait for it. The file can only be used by one store of one process at
/// a time.
public final class SQLiteStorage: ForkableStorageBackend {
  let readers: ReaderPool
  let writer: WriterThread
  let cacheWatch = CacheWatch()

  /// Always true: the contents outlive the process, whatever the durability.
  public let isPersistent = true

  /// Opens the store in a file, or creates one if there is none (or an empty file).
  ///
  /// - Parameters:
  ///   - path: the file; its folder has to exist.
  ///   - durability: what an acknowledged write survives.
  ///   - lockWait: how long a write or a read waits for a lock of another program.
  /// - Throws: ``StorageError`` with code `locked` if another process uses the file; `newerFormat`,
  ///   `foreignFile` or `damaged` if it is not a usable store; `failed` if no file can be created
  ///   at this path. A rejected file is not changed.
  public convenience init(
    path: String, durability: SQLiteDurability = .normal, lockWait: Duration = .seconds(5)
  ) throws(StorageError) {
    try self.init(path: path, durability: durability, lockWait: lockWait, writerSettings: "")
  }

  /// Opens a store with further settings for its writer; tests simulate small disks this way.
  init(
    path: String, durability: SQLiteDurability, lockWait: Duration = .seconds(5),
    writerSettings: String
  ) throws(StorageError) {
    let file = try StoreFile(
      path: path, durability: durability, patience: lockWait.boundedMilliseconds)
    let connection = try file.openOrCreate()
    try connection.execute(writerSettings)
    readers = ReaderPool(file)
    writer = try WriterThread(connection, readers, gathers: durability == .full)
  }

  deinit { writer.beginEnd() }

  /// Returns whether a file has a format without checksums, so that opening it converts it first.
  ///
  /// False also if the file cannot be read, which opening it reports.
  package static func needsUpgrade(path: String) -> Bool {
    guard let claim = try? FileClaim(reading: path), claim.size > 0,
      let header = try? FileHeader.ofStore(claim)
    else { return false }
    return header.needsCopy
  }

  /// Runs `body` on the newest committed state, on the caller's thread.
  public func read<Value>(
    _ body: (any StorageReader) throws(StorageError) -> Value
  ) throws(StorageError) -> Value {
    let connection = try readers.take()
    defer { readers.giveBack(connection) }
    return try body(connection.reader)
  }

  /// Runs `body` as one atomic write on the writer's thread, and calls `completion` after its
  /// commit.
  public func write(
    returningNothing body:
      @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Void>,
    completion: @escaping @Sendable (Result<Void, StorageError>) -> Void
  ) {
    if !writer.submit(SubmittedWrite(body, completion)) { completion(.failure(Sentences.closed())) }
  }

  /// Runs `body` as one atomic write on the writer's thread, and calls `completion` with what it
  /// returns after its commit.
  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    let returned = ReturnedValue<Value>()
    write(
      returningNothing: { writer throws(StorageError) in
        switch try body(writer) {
        case .commit(let value):
          returned.value = value
          return .commit(())
        case .rollback(let value):
          returned.value = value
          return .rollback(())
        }
      },
      completion: { result in
        completion(
          result.flatMap { _ in
            returned.value.map { .success($0) } ?? .failure(Sentences.closed())
          })
      })
  }

  /// Sets the action that runs at the end of each group of writes, inside its commit.
  public func setCommitHook(
    _ hook: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void
  ) {
    writer.setHook(CommitHook(hook))
  }

  /// Returns the newest committed state, which is held until the snapshot is released.
  ///
  /// Snapshots of one state share a connection; ``mostHeldStates`` limits the number of states.
  /// - Throws: ``StorageError`` with code `full` if the limit is reached.
  public func snapshot() throws(StorageError) -> any StorageSnapshot { try heldState() }

  /// The maximum number of different states of a file that snapshots and forks can hold at once.
  public static let mostHeldStates = ReaderPool.mostSnapshots

  /// Returns a store in memory that keeps its differences from a snapshot of this one, in O(1).
  ///
  /// A fork holds its snapshot, and with it the file, until it is released.
  /// - Throws: ``StorageError`` with code `full` if ``mostHeldStates`` other states are held.
  public func fork() throws(StorageError) -> any ForkableStorageBackend {
    try OverlayStorage(over: heldState())
  }

  private func heldState() throws(StorageError) -> SQLiteSnapshot {
    // After each commit the writer's thread checks this anyway; waking it costs more than a fork.
    defer { if readers.isOut { writer.nudge() } }
    return try readers.snapshot()
  }

  /// Forks on this thread if no write is pending; otherwise on the writer's thread, after the
  /// commit of the current writes.
  public func fork<Value: Sendable>(
    capturing capture:
      @escaping @Sendable (any ForkableStorageBackend) throws(StorageError) -> Value,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    let take: PendingFork<Value>.Take = { [self] () throws(StorageError) in try capture(fork()) }
    do throws(StorageError) {
      // Two thread switches cost more than the rest of a fork.
      if let value = try writer.whileAtRest(take) { return completion(.success(value)) }
    } catch {
      return completion(.failure(error))
    }
    let pending = PendingFork(take, completion)
    if !writer.submit(pending) { completion(.failure(Sentences.closed())) }
  }

  /// Closes the store once the pending writes are done, and leaves a single file without a log.
  ///
  /// While a snapshot is held, the log remains and the file stays claimed; releasing the last
  /// snapshot completes the closing. Must not be called in a body or a completion, since it would
  /// wait for them.
  public func close() throws(StorageError) {
    writer.beginEnd()
    try writer.waitForEnd()
  }
}

extension SQLiteStorage: LoggedStorageBackend {
  /// The current state of the write-ahead log.
  public var log: StorageLog { readers.log }

  /// The reason why writes would be lost (the file was deleted, moved or replaced), or `nil` if
  /// there is none.
  public var obstacle: StorageError? { readers.obstacle }
}

extension Duration {
  /// The duration in milliseconds, limited to between 0 and about 24 days.
  fileprivate var boundedMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    guard seconds < Int64(Int32.max) / 1_000 else { return .max }
    return Int32(seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
  }
}
