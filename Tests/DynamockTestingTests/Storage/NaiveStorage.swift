import DynamockStorage
import DynamockTesting
import Synchronization

/// The simplest implementation of the contract, with one optional flaw, for testing the checker.
final class NaiveStorage: ForkableStorageBackend {
  /// One way to break the contract.
  enum Flaw: Sendable, CaseIterable {
    case includesUpperBound, ignoresExcludedLower, descendsLikeAscending, ignoresStop,
      comparesSigned
    case keepsRollbacks, keepsThrownWrites, readsUncommitted, ignoresHook, runsHookOutsideCommit
    case completesTwice, completesNever, sharesForks, answersWhenClosed, dropKeepsEntries
    case takesPutsAnywhere, snapshotsFollowWrites, swallowsVisitorErrors, losesLateRemoval
  }

  private struct State {
    var committed = ModelStore()
    var uncommitted: ModelStore?
    var hook: (@Sendable (any StorageWriter) throws(StorageError) -> Void)?
    var isClosed = false
  }

  let flaw: Flaw?
  let isPersistent = false
  private let writers = Mutex(())
  private let state = Mutex(State())
  private let parent: NaiveStorage?

  init(_ flaw: Flaw? = nil, parent: NaiveStorage? = nil) {
    self.flaw = flaw
    self.parent = parent
  }

  func current() throws(StorageError) -> ModelStore {
    if let parent { return try parent.current() }
    let (model, isClosed) = state.withLock {
      (flaw == .readsUncommitted ? $0.uncommitted ?? $0.committed : $0.committed, $0.isClosed)
    }
    if isClosed, flaw != .answersWhenClosed { throw StorageError(.closed, "Closed.") }
    return model
  }

  func read<Value>(
    _ body: (any StorageReader) throws(StorageError) -> Value
  ) throws(StorageError) -> Value {
    try body(NaiveReader(model: try current(), flaw: flaw))
  }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    if let parent { return parent.write(body, completion: completion) }
    let result = writers.withLock { _ in outcome(of: body) }
    if flaw != .completesNever { completion(result) }
    if flaw == .completesTwice { completion(result) }
  }

  private func outcome<Value: Sendable>(
    of body: (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>
  ) -> Result<Value, StorageError> {
    do throws(StorageError) {
      let writer = NaiveWriter(model: try current(), flaw: flaw) { model in
        self.state.withLock { $0.uncommitted = model }
      }
      defer { state.withLock { $0.uncommitted = nil } }
      let hook = state.withLock { $0.hook }
      do throws(StorageError) {
        switch try body(writer) {
        case .rollback(let value):
          if flaw == .keepsRollbacks { keep(writer.model) }
          return .success(value)
        case .commit(let value):
          if flaw == .runsHookOutsideCommit { keep(writer.model) }
          if flaw != .ignoresHook { try hook?(writer) }
          keep(writer.model)
          return .success(value)
        }
      } catch {
        if flaw == .keepsThrownWrites { keep(writer.model) }
        throw error
      }
    } catch {
      return .failure(error)
    }
  }

  private func keep(_ model: ModelStore) { state.withLock { $0.committed = model } }

  func setCommitHook(
    _ hook: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void
  ) {
    state.withLock { $0.hook = hook }
  }

  func snapshot() throws(StorageError) -> any StorageSnapshot {
    NaiveSnapshot(
      model: try current(), flaw: flaw, follows: flaw == .snapshotsFollowWrites ? self : nil)
  }

  func fork() throws(StorageError) -> any ForkableStorageBackend {
    let model = try current()
    let fork = NaiveStorage(flaw, parent: flaw == .sharesForks ? self : nil)
    fork.keep(model)
    return fork
  }

  func close() { state.withLock { $0.isClosed = true } }
}
