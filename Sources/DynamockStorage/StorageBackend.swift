/// A store: ordered bytes in keyspaces, changed in atomic writes, read on snapshots.
///
/// A store knows neither items nor JSON nor SQL's callers; everything DynamoDB means is made of keys
/// and values above it. Every store passes `checkStorageBackend` of `DynamockTesting`.
///
/// Concurrency: any thread may call any requirement, a read also from inside a read or a write.
/// Readers never wait for a writer's body. Writes run one after the other, in the order they were
/// submitted, and the completions of what one thread submitted come in that order.
///
/// Keys and values are any bytes, empty ones too. A keyspace that does not exist reads as empty; only
/// a put asks for one that was created.
public protocol StorageBackend: AnyObject, Sendable {
  /// Runs `body` on the newest committed state; what it sees does not change while it runs.
  ///
  /// - Throws: what `body` throws; never for a missing keyspace, which reads as empty.
  func read<Value>(
    _ body: (any StorageReader) throws(StorageError) -> Value
  ) throws(StorageError) -> Value

  /// Runs `body` as one atomic write and calls `completion` exactly once after its end.
  ///
  /// `body` runs once, on a thread of the store's choice, alone among writers, and sees what earlier
  /// writes did. What it did is kept when it returns ``WriteOutcome/commit(_:)`` and undone when it
  /// returns ``WriteOutcome/rollback(_:)`` or throws. Writes that wait together may be committed
  /// together; each is undone alone. `completion` comes after the commit has reached the promised
  /// durability, perhaps before this call returns (a memory store does that), and gets a failure
  /// when the commit itself failed, after which nothing of the write is left. It may submit the next
  /// write; `body` may not write to its own store, which is a programming fault.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  )

  /// Sets what runs once at the end of each group of writes, inside its commit.
  ///
  /// For figures that change with every write but need to be stored only once a commit, such as
  /// counters. It sees what the group kept, runs when the group keeps at least one write, and is
  /// undone with the group; when it throws, each write of the group fails with its error and nothing
  /// of them is left. Set before the first write; a fork starts without one.
  func setCommitHook(
    _ hook: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void)

  /// Whether what the store holds outlives the process.
  var isPersistent: Bool { get }

  /// The newest committed state, held until the snapshot is released.
  func snapshot() throws(StorageError) -> any StorageSnapshot

  /// Ends the store after the writes that wait; later calls fail with ``StorageError/Code/closed``.
  ///
  /// Closing again does nothing. Snapshots and forks taken before live on.
  func close() throws(StorageError)
}

/// A store that can give birth to an independent store with the same value in O(1).
public protocol ForkableStorageBackend: StorageBackend {
  /// A store that holds this one's newest committed value; neither sees the other's later writes.
  func fork() throws(StorageError) -> any ForkableStorageBackend

  /// Forks at a moment between two commits, and runs `capture` in that very moment.
  ///
  /// While `capture` runs no write's body does, and the fork holds all that bodies have kept so far:
  /// so what the store's owner holds in memory can be copied in step with the fork. `completion` comes
  /// exactly once, as that of a write would. `capture` may use the fork, not its own store.
  func fork<Value: Sendable>(
    capturing capture:
      @escaping @Sendable (any ForkableStorageBackend) throws(StorageError) -> Value,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  )
}

extension ForkableStorageBackend {
  /// The fork of a store that commits each write alone: taken inside a write that keeps nothing.
  public func fork<Value: Sendable>(
    capturing capture:
      @escaping @Sendable (any ForkableStorageBackend) throws(StorageError) -> Value,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    write(
      { [self] _ throws(StorageError) in .rollback(try capture(fork())) }, completion: completion)
  }
}

/// What a write decided about itself.
public enum WriteOutcome<Value: Sendable>: Sendable {
  /// Keep what was written.
  case commit(Value)
  /// Undo what was written; the value still reaches the completion.
  case rollback(Value)
}
