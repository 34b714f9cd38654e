package import DynamockStorage

/// A store in memory over an immutable state, which keeps only the differences.
///
/// A store on disk is forked in O(1) this way. The differences are in a ``MemoryStorage``, which
/// provides order, atomicity, snapshots and forks; a fork of a fork shares the base.
package final class OverlayStorage: ForkableStorageBackend {
  private let base: any StorageSnapshot
  private let differences: any ForkableStorageBackend

  /// Creates a store without differences over a state, which it holds for as long as it exists.
  package convenience init(over base: any StorageSnapshot) throws(StorageError) {
    let differences = MemoryStorage()
    self.init(over: base, differences)
    differences.write { writer throws(StorageError) -> WriteOutcome<Void> in
      try writer.create(OverlayReader.conditions, KeyspaceDescription())
      return .commit(())
    } completion: { _ in
    }
  }

  private init(over base: any StorageSnapshot, _ differences: any ForkableStorageBackend) {
    self.base = base
    self.differences = differences
  }

  /// Always false: the differences are in memory.
  package var isPersistent: Bool { false }

  package func read<Value>(
    _ body: (any StorageReader) throws(StorageError) -> Value
  ) throws(StorageError) -> Value {
    try differences.read { reader throws(StorageError) in
      try body(OverlayReader(base: base, differences: reader))
    }
  }

  package func write<Value: Sendable>(
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    differences.write(
      { [base] writer throws(StorageError) -> WriteOutcome<Value> in
        try body(OverlayWriter(base: base, differences: writer))
      }, completion: completion)
  }

  package func setCommitHook(
    _ hook: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void
  ) {
    differences.setCommitHook { [base] writer throws(StorageError) in
      try hook(OverlayWriter(base: base, differences: writer))
    }
  }

  package func snapshot() throws(StorageError) -> any StorageSnapshot {
    OverlaySnapshot(base: base, differences: try differences.snapshot())
  }

  package func fork() throws(StorageError) -> any ForkableStorageBackend {
    OverlayStorage(over: base, try differences.fork())
  }

  package func fork<Value: Sendable>(
    capturing capture:
      @escaping @Sendable (any ForkableStorageBackend) throws(StorageError) -> Value,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    differences.fork(
      capturing: { [base] differences throws(StorageError) in
        try capture(OverlayStorage(over: base, differences))
      }, completion: completion)
  }

  package func close() throws(StorageError) { try differences.close() }
}

/// A state of an overlay: a state of its differences, and the base.
final class OverlaySnapshot: StorageSnapshot, ForwardingReader {
  private let base: any StorageSnapshot
  private let differences: any StorageSnapshot

  init(base: any StorageSnapshot, differences: any StorageSnapshot) {
    self.base = base
    self.differences = differences
  }

  var reader: OverlayReader { OverlayReader(base: base, differences: differences) }
}
