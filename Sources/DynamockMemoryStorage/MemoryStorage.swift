public import DynamockStorage
import Synchronization

/// A store in memory: copy-on-write B+ trees, snapshots and forks in O(1).
///
/// A write's body and its completion run on the caller's thread, one after the other, before the
/// call returns. Readers hold the committed trees by reference; they wait at most for a single
/// change by a writer, never for its body. A body that writes to its own store deadlocks, which is
/// a programming error.
public final class MemoryStorage: ForkableStorageBackend {
  struct State: Sendable {
    var content: WorkingState
    var isClosed = false
  }

  /// Held by a writer from the start of its body to the end of its commit.
  private let writers = Mutex<CommitHook?>(nil)
  /// Held while the trees are read, or during a single change to them.
  private let state: Mutex<State>

  /// Always false: memory does not outlive the process.
  public var isPersistent: Bool { false }

  /// Creates an empty store.
  public init() { state = Mutex(State(content: WorkingState(Forest()))) }

  private init(_ forest: Forest) { state = Mutex(State(content: WorkingState(forest))) }

  private func committed() throws(StorageError) -> Forest {
    try state.withLock { state throws(StorageError) in
      if state.isClosed { throw .storeIsClosed }
      return state.content.committed()
    }
  }

  /// Runs `body` on the newest committed state, without blocking writers.
  public func read<Value>(
    _ body: (any StorageReader) throws(StorageError) -> Value
  ) throws(StorageError) -> Value {
    try body(try committed())
  }

  /// Returns the newest committed state, in O(1).
  public func snapshot() throws(StorageError) -> any StorageSnapshot {
    MemorySnapshot(try committed())
  }

  /// Returns an independent store with the newest committed contents, in O(1).
  public func fork() throws(StorageError) -> any ForkableStorageBackend {
    MemoryStorage(try committed())
  }

  /// Forks while no writer is active.
  public func fork<Value: Sendable>(
    capturing capture:
      @escaping @Sendable (any ForkableStorageBackend) throws(StorageError) -> Value,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    let result = writers.withLock { _ in
      Result { () throws(StorageError) in try capture(fork()) }
    }
    completion(result)
  }

  /// Sets the action that runs at the end of each write that is kept; here every write is its own
  /// group.
  public func setCommitHook(
    _ hook: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void
  ) {
    writers.withLock { $0 = CommitHook(hook) }
  }

  /// Closes the store; its memory is freed with the last snapshot.
  public func close() {
    writers.withLock { _ in
      let remains = state.withLock { state in
        defer { state.content = WorkingState(Forest()) }
        state.isClosed = true
        return state.content
      }
      _ = consume remains
    }
  }
}

extension MemoryStorage {
  /// Runs `body` and then `completion` on the caller's thread.
  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    runInTurn(body, completion)
  }

  /// Runs `body` and then `completion` on the caller's thread.
  public func write(
    returningNothing body:
      @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Void>,
    completion: @escaping @Sendable (Result<Void, StorageError>) -> Void
  ) {
    runInTurn(body, completion)
  }

  @inline(never)
  private func runInTurn<Value: Sendable>(
    _ body: (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>,
    _ completion: (Result<Value, StorageError>) -> Void
  ) {
    // The replaced values are freed at the end, when no other writer waits any longer.
    var remains = WorkingState.Remains()
    let result = writers.withLock { hook in outcome(of: body, hook, &remains) }
    completion(result)
  }

  private func outcome<Value: Sendable>(
    of body: (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>, _ hook: CommitHook?,
    _ remains: inout WorkingState.Remains
  ) -> Result<Value, StorageError> {
    do throws(StorageError) {
      if state.withLock({ $0.isClosed }) { throw .storeIsClosed }
      let writer = MemoryWriter(store: self)
      switch try body(writer) {
      case .commit(let value):
        try hook?(writer)
        remains = state.withLock { $0.content.commit() }
        return .success(value)
      case .rollback(let value):
        remains = state.withLock { $0.content.rollBack() }
        return .success(value)
      }
    } catch {
      remains = state.withLock { $0.content.rollBack() }
      return .failure(error)
    }
  }

  /// Reads the trees, or makes a single change to them, on behalf of the writer.
  @inline(__always)
  func change<Value: Sendable>(
    _ body: (inout WorkingState) throws(StorageError) -> Value
  ) throws(StorageError) -> Value {
    try state.withLock { state throws(StorageError) in try body(&state.content) }
  }
}
