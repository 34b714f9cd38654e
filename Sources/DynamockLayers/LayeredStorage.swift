import DynamockMemoryStorage
package import DynamockStorage
import Synchronization

/// A store whose contents are a chain of layers in another store.
///
/// A layer contains what differs from the layers below it. A fork freezes the top layer and puts
/// two new ones above it, so it is a commit of a few records, however large the contents are. As
/// long as the base has never been forked, its only layer is the base itself, and reads and writes
/// go to it directly.
package final class LayeredStorage: LayeredStorageBackend {
  /// The store that contains the layers.
  package let base: any StorageBackend
  let forkableBase: any ForkableStorageBackend
  let state: MemberState
  private let isClosed = Atomic(false)

  init(_ base: any ForkableStorageBackend, _ state: MemberState) {
    self.base = base
    forkableBase = base
    self.state = state
  }

  /// Whether reads look for layers; false if the base has had none since it was opened.
  package var hasLayers: Bool { !state.family.isPlain }

  /// The member's number in its family.
  package var id: MemberID { state.id }

  package var isPersistent: Bool { base.isPersistent }

  private func validateOpen() throws(StorageError) {
    if isClosed.load(ordering: .relaxed) { throw .memberIsClosed }
  }

  package func read<Value>(
    _ body: (any StorageReader) throws(StorageError) -> Value
  ) throws(StorageError) -> Value {
    try validateOpen()
    return try base.read { reader throws(StorageError) in
      try body(try state.reader(over: reader))
    }
  }

  package func write<Value: Sendable>(
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    do throws(StorageError) { try validateOpen() } catch { return completion(.failure(error)) }
    base.write(
      { [state] writer throws(StorageError) in try body(try state.writer(over: writer)) },
      completion: completion)
  }

  package func writer(
    over writer: any StorageWriter
  ) throws(StorageError) -> any StorageWriter {
    try state.writer(over: writer)
  }

  package func setCommitHook(
    _ hook: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void
  ) {
    state.setHook(CommitHook(hook))
  }

  package func snapshot() throws(StorageError) -> any StorageSnapshot {
    try validateOpen()
    let snapshot = try base.snapshot()
    guard let chain = try state.chain(in: snapshot) else { return snapshot }
    return LayerSnapshot(snapshot, chain, state.family)
  }

  /// Returns a fork in memory over the current contents, which does not last.
  package func fork() throws(StorageError) -> any ForkableStorageBackend {
    try validateOpen()
    return try inMemory(forkableBase.fork())
  }

  /// Returns a fork of the base, or a fork in memory if the base is not the contents.
  private func inMemory(
    _ fork: any ForkableStorageBackend
  ) throws(StorageError) -> any ForkableStorageBackend {
    // Checked after the base was forked, like a reader's state.
    if state.family.isPlain { return fork }
    return try OverlayStorage(over: snapshot())
  }

  package func fork<Value: Sendable>(
    capturing capture:
      @escaping @Sendable (any ForkableStorageBackend) throws(StorageError) -> Value,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    do throws(StorageError) { try validateOpen() } catch { return completion(.failure(error)) }
    forkableBase.fork(
      capturing: { [self] fork throws(StorageError) in try capture(inMemory(fork)) },
      completion: completion)
  }

  /// Closes the store; the first member closes the base, and with it all others.
  package func close() throws(StorageError) {
    if id == .first { try base.close() } else { isClosed.store(true, ordering: .relaxed) }
  }
}

extension LayeredStorage: LoggedStorageBackend {
  package var log: StorageLog {
    (base as? any LoggedStorageBackend)?.log ?? StorageLog(bytes: 0, heldStates: 0)
  }

  package var obstacle: StorageError? { (base as? any LoggedStorageBackend)?.obstacle }
}
