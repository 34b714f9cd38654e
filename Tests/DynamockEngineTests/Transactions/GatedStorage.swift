import DynamockStorage
import Synchronization

/// A store whose writes wait in order until the gate is opened.
final class GatedStorage: StorageBackend {
  private let base: any StorageBackend
  private let waiting = Mutex<[@Sendable () -> Void]?>(nil)

  init(_ base: any StorageBackend) { self.base = base }

  /// Makes writes wait from now on.
  func shut() { waiting.withLock { $0 = $0 ?? [] } }

  /// Lets waiting and later writes through.
  func open() {
    let writes = waiting.withLock { waiting in
      defer { waiting = nil }
      return waiting ?? []
    }
    for write in writes { write() }
  }

  /// The number of waiting writes.
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
