import DynamockMemoryStorage
import DynamockStorage

/// A store in a SQLite file.
///
/// One thread writes, and commits what waits in one transaction; readers run on their callers'
/// threads and never wait for it. The file belongs to one process at a time, and to one store in
/// it.
public final class SQLiteStorage: ForkableStorageBackend {
  private let readers: ReaderPool
  private let writer: WriterThread

  /// What the store holds outlives the process, whatever the durability.
  public let isPersistent = true

  /// Opens the store in a file, or makes a new one where there is none (or an empty file).
  ///
  /// - Parameters:
  ///   - path: the file; its folder has to exist.
  ///   - durability: what an acknowledged write outlives.
  ///   - lockWait: how long a write or a read waits for a lock that another program holds.
  /// - Throws: ``StorageError`` of code `locked` when another process has the file; `newerFormat`,
  ///   `foreignFile` or `damaged` when it is not one of ours to open; `failed` when there can be no
  ///   file at this path. A file that is refused is left as it was.
  public convenience init(
    path: String, durability: SQLiteDurability = .normal, lockWait: Duration = .seconds(5)
  ) throws(StorageError) {
    try self.init(path: path, durability: durability, lockWait: lockWait, writerSettings: "")
  }

  /// Opens a store whose writer has further settings; tests make small disks so.
  init(
    path: String, durability: SQLiteDurability, lockWait: Duration = .seconds(5),
    writerSettings: String
  ) throws(StorageError) {
    let file = try StoreFile(
      path: path, durability: durability, patience: lockWait.boundedMilliseconds)
    let connection = try file.openOrCreate()
    try connection.execute(writerSettings)
    readers = ReaderPool(file)
    writer = try WriterThread(connection, readers)
  }

  deinit { writer.beginEnd() }

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
  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    if !writer.submit(SubmittedWrite(body, completion)) { completion(.failure(Sentences.closed())) }
  }

  /// Sets what runs once at the end of each group of writes, inside its commit.
  public func setCommitHook(
    _ hook: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void
  ) {
    writer.setHook(CommitHook(hook))
  }

  /// The newest committed state, held until the snapshot is released.
  ///
  /// Snapshots of one state share a connection; so many states can be held at a time as
  /// ``mostHeldStates`` says.
  /// - Throws: ``StorageError`` of code `full` when that many are held.
  public func snapshot() throws(StorageError) -> any StorageSnapshot { try heldState() }

  /// How many different states of a file can be held at a time, by snapshots and forks together.
  public static let mostHeldStates = ReaderPool.mostSnapshots

  /// A store in memory over a snapshot of this one, in O(1): only what differs takes space.
  ///
  /// A fork holds its snapshot, and with it the file, until it is released.
  /// - Throws: ``StorageError`` of code `full` when ``mostHeldStates`` other states are held.
  public func fork() throws(StorageError) -> any ForkableStorageBackend {
    try OverlayStorage(over: heldState())
  }

  private func heldState() throws(StorageError) -> SQLiteSnapshot {
    // After each commit the writer's thread looks by itself; waking it costs more than a fork.
    defer { if readers.isOut { writer.nudge() } }
    return try readers.snapshot()
  }

  /// Forks here and now when no write waits; else on the writer's thread, behind the commit of the
  /// writes that are under way.
  public func fork<Value: Sendable>(
    capturing capture:
      @escaping @Sendable (any ForkableStorageBackend) throws(StorageError) -> Value,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    let take: PendingFork<Value>.Take = { [self] () throws(StorageError) in try capture(fork()) }
    do throws(StorageError) {
      // Two changes of thread are dearer than all the rest of a fork.
      if let value = try writer.whileAtRest(take) { return completion(.success(value)) }
    } catch {
      return completion(.failure(error))
    }
    let pending = PendingFork(take, completion)
    if !writer.submit(pending) { completion(.failure(Sentences.closed())) }
  }

  /// Ends the store after the writes that wait, and leaves one file without a log beside it.
  ///
  /// While a snapshot is held the log stays, and the file stays this process's; the end of the last
  /// snapshot does the rest. Not to be called from a body or a completion, which it would wait for.
  public func close() throws(StorageError) {
    writer.beginEnd()
    try writer.waitForEnd()
  }
}

extension SQLiteStorage: LoggedStorageBackend {
  /// The write-ahead log as it is now.
  public var log: StorageLog { readers.log }

  /// Why what is written now would be lost: the file was deleted, moved or replaced.
  public var obstacle: StorageError? { readers.obstacle }
}

extension Duration {
  /// The duration in milliseconds, from 0 to some 24 days.
  fileprivate var boundedMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    guard seconds < Int64(Int32.max) / 1_000 else { return .max }
    return Int32(seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
  }
}
