import DynamockStorage
import Synchronization

/// A submitted write: what its completion was told, and how often.
final class WriteTicket<Value: Sendable>: Sendable {
  private let results = Mutex<[Result<Value, StorageError>]>([])

  /// Takes what the completion was told.
  func complete(_ result: Result<Value, StorageError>) {
    results.withLock { $0.append(result) }
  }

  /// How often the completion was called so far.
  var completions: Int { results.withLock { $0.count } }

  /// What the completion was told first, or nil while it was not called.
  var result: Result<Value, StorageError>? { results.withLock { $0.first } }

  /// Waits for the completion, though not for ever.
  func outcome() async throws -> Result<Value, StorageError> {
    for _ in 0..<200 {
      if let result { return result }
      await Task.yield()
    }
    let deadline = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < deadline {
      if let result { return result }
      try await Task.sleep(for: .microseconds(200))
    }
    throw Finding("a completion did not come within 20 seconds")
  }

  /// Waits for the completion, whose write should have succeeded.
  @discardableResult
  func value() async throws -> Value {
    switch try await outcome() {
    case .success(let value): return value
    case .failure(let error): throw Finding("a write failed with \(error)")
    }
  }

  /// Waits for the completion, whose write should have failed.
  func error() async throws -> StorageError {
    switch try await outcome() {
    case .success: throw Finding("a write succeeded that should have failed")
    case .failure(let error): return error
    }
  }
}

extension StorageBackend {
  /// Submits a write and gives back what stands for it.
  func submit<Value: Sendable>(
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>
  ) -> WriteTicket<Value> {
    let ticket = WriteTicket<Value>()
    write(body) { ticket.complete($0) }
    return ticket
  }

  /// Makes changes in one write, and waits until it is kept.
  func commit(_ changes: [StorageChange]) async throws {
    let ticket = submit { writer throws(StorageError) -> WriteOutcome<Void> in
      for change in changes { try writer.apply(change) }
      return .commit(())
    }
    try await ticket.value()
  }

  /// Waits until the writes submitted so far have ended.
  func settle() async throws {
    try await submit { _ throws(StorageError) -> WriteOutcome<Void> in .rollback(()) }.value()
  }
}
