import DynamockStorage
import Synchronization

/// A store whose writes wait, in their order, until the gate opens.
final class GatedStorage: StorageBackend {
  private let base: any StorageBackend
  private let waiting = Mutex<[@Sendable () -> Void]?>(nil)

  init(_ base: any StorageBackend) { self.base = base }

  /// Lets writes wait from now on.
  func shut() { waiting.withLock { $0 = $0 ?? [] } }

  /// Passes the writes on that wait, and those that come later at once.
  func open() {
    let writes = waiting.withLock { waiting in
      defer { waiting = nil }
      return waiting ?? []
    }
    for write in writes { write() }
  }

  /// How many writes wait.
  var count: Int { waiting.withLock { $0?.count ?? 0 } }

  var isPersistent: Bool { base.isPersistent }

  func read<Value>(
    _ body: (any StorageReader) throws(StorageError) -> Value
  ) throws(StorageError) -> Value { try base.read(body) }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    let waits = waiting.withLock { [base] waiting in
      guard waiting != nil else { return false }
      waiting?.append { base.write(body, completion: completion) }
      return true
    }
    if !waits { base.write(body, completion: completion) }
  }

  func setCommitHook(
    _ hook: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void
  ) { base.setCommitHook(hook) }

  func snapshot() throws(StorageError) -> any StorageSnapshot { try base.snapshot() }

  func close() throws(StorageError) { try base.close() }
}
