import DynamockStorage
import Synchronization

/// A store whose writes can be held and passed on one by one, so that a test acts between two of
/// them.
final class SteppedStorage: ForkableStorageBackend {
  /// Passes a held write on, or fails it; calls its argument after the write's completion.
  private typealias Held = @Sendable (StorageError?, @escaping @Sendable () -> Void) -> Void

  private struct State {
    var isHolding = false
    var held: [Held] = []
  }

  private let base: any ForkableStorageBackend
  private let state = Mutex(State())

  init(_ base: any ForkableStorageBackend) { self.base = base }

  /// Whether later writes are held.
  var isHolding: Bool {
    get { state.withLock { $0.isHolding } }
    set { state.withLock { $0.isHolding = newValue } }
  }

  /// Whether a write is held.
  var hasHeld: Bool { state.withLock { !$0.held.isEmpty } }

  /// Waits until a write is held.
  func waitForHeld() async throws {
    while !hasHeld { try await Task.sleep(for: .milliseconds(1)) }
  }

  /// Passes the first held write on, or fails it, and waits for its completion.
  ///
  /// A write that the completion submits is held when this returns.
  func step(failing error: StorageError? = nil) async {
    let first = state.withLock { $0.held.isEmpty ? nil : $0.held.removeFirst() }
    guard let first else { return }
    await withCheckedContinuation { ended in first(error) { ended.resume() } }
  }

  /// Passes all held writes on, and holds no later ones.
  func release() async {
    isHolding = false
    while hasHeld { await step() }
  }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    let isHeld = state.withLock { [base] state in
      guard state.isHolding else { return false }
      state.held.append { failure, ended in
        @Sendable func complete(_ result: Result<Value, StorageError>) {
          completion(result)
          ended()
        }
        if let failure { return complete(.failure(failure)) }
        base.write(body, completion: complete)
      }
      return true
    }
    if !isHeld { base.write(body, completion: completion) }
  }

  func read<Value>(
    _ body: (any StorageReader) throws(StorageError) -> Value
  ) throws(StorageError) -> Value { try base.read(body) }

  func setCommitHook(
    _ hook: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void
  ) { base.setCommitHook(hook) }

  var isPersistent: Bool { base.isPersistent }

  func snapshot() throws(StorageError) -> any StorageSnapshot { try base.snapshot() }

  func fork() throws(StorageError) -> any ForkableStorageBackend { try base.fork() }

  func fork<Value: Sendable>(
    capturing capture:
      @escaping @Sendable (any ForkableStorageBackend) throws(StorageError) -> Value,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) { base.fork(capturing: capture, completion: completion) }

  func close() throws(StorageError) { try base.close() }
}
