/// A store: ordered bytes in keyspaces, changed by atomic writes, read on snapshots.
///
/// A store has no notion of items, JSON or DynamoDB's rules; the modules above build these from
/// keys and values. Every store passes `checkStorageBackend` of `DynamockTesting`.
///
/// Any thread may call any requirement, including a read from inside a read or a write. Readers
/// never wait for a writer's body. Writes run one after the other, in the order in which they were
/// submitted, and the completions of writes that one thread submitted are called in that order.
///
/// Keys and values are arbitrary bytes, and may be empty. A keyspace that does not exist reads as
/// empty; only a put requires it to exist.
public protocol StorageBackend: AnyObject, Sendable {
  /// Runs `body` on the newest committed state, which does not change while it runs.
  ///
  /// - Throws: the error that `body` throws; never for a missing keyspace, which reads as empty.
  func read<Value>(
    _ body: (any StorageReader) throws(StorageError) -> Value
  ) throws(StorageError) -> Value

  /// Runs `body` as one atomic write and calls `completion` exactly once afterwards.
  ///
  /// `body` runs once, on a thread of the store's choice, with no other writer, and sees the
  /// changes of earlier writes. Its changes are kept if it returns ``WriteOutcome/commit(_:)`` and
  /// undone if it returns ``WriteOutcome/rollback(_:)`` or throws. Waiting writes may be committed
  /// together; each is undone separately. `completion` is called after the commit has reached the
  /// promised durability, possibly before this call returns (as with the memory store), and
  /// receives a failure if the commit itself failed, in which case none of the write's changes are
  /// kept. It may submit another write; `body` must not: a write to its own store is a programming
  /// error.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  )

  /// Runs `body` like ``write(_:completion:)``, and returns nothing.
  ///
  /// By default the same; a store that does not look up the type of what is returned is faster.
  func write(
    returningNothing body:
      @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Void>,
    completion: @escaping @Sendable (Result<Void, StorageError>) -> Void
  )

  /// Sets the action that runs at the end of each group of writes, inside its commit.
  ///
  /// Used for figures, such as counters, that change with every write but need to be stored only
  /// once per commit. The action runs if the group keeps at least one write, sees the group's
  /// changes, and is undone with the group; if it throws, all writes of the group fail with its
  /// error and are undone. Set it before the first write; a fork starts without one.
  func setCommitHook(
    _ hook: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void)

  /// Whether the store's contents outlive the process.
  var isPersistent: Bool { get }

  /// This store if it consists of layers of another one, or `nil`; no store states this itself.
  ///
  /// A cast that fails goes through all conformances of the program, which a server's start and each
  /// fork of it would wait for.
  var layers: (any LayeredStorageBackend)? { get }

  /// Returns the newest committed state, which is held until the snapshot is released.
  func snapshot() throws(StorageError) -> any StorageSnapshot

  /// Closes the store once the pending writes are done; later calls fail with
  /// ``StorageError/Code/closed``.
  ///
  /// Closing again does nothing. Existing snapshots and forks remain usable.
  func close() throws(StorageError)
}

extension StorageBackend {
  /// No layers.
  public var layers: (any LayeredStorageBackend)? { nil }

  /// Runs `body` as a write that returns a value.
  public func write(
    returningNothing body:
      @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Void>,
    completion: @escaping @Sendable (Result<Void, StorageError>) -> Void
  ) {
    write(body, completion: completion)
  }
}

/// A store that can be forked in constant time.
public protocol ForkableStorageBackend: StorageBackend {
  /// Returns a store with the newest committed contents of this one; neither sees the other's later
  /// writes.
  func fork() throws(StorageError) -> any ForkableStorageBackend

  /// Forks between two commits, and runs `capture` at the same point in time.
  ///
  /// No write's body runs during `capture`, and the fork contains all changes kept so far, so the
  /// owner's state in memory can be copied consistently with the fork. `completion` is called
  /// exactly once, like that of a write. `capture` may use the fork, but not its own store.
  func fork<Value: Sendable>(
    capturing capture:
      @escaping @Sendable (any ForkableStorageBackend) throws(StorageError) -> Value,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  )
}

extension ForkableStorageBackend {
  /// Forks a store that commits each write separately, inside a write that keeps nothing.
  public func fork<Value: Sendable>(
    capturing capture:
      @escaping @Sendable (any ForkableStorageBackend) throws(StorageError) -> Value,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    write(
      { [self] _ throws(StorageError) in .rollback(try capture(fork())) }, completion: completion)
  }
}

/// A write's decision on whether to keep its changes.
public enum WriteOutcome<Value: Sendable>: Sendable {
  /// Keeps the changes.
  case commit(Value)
  /// Undoes the changes; the value is still passed to the completion.
  case rollback(Value)
}
