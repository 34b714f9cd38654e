package import DynamockStorage
import Synchronization

/// A submitted write, with the results and the number of its completions.
package final class WriteTicket<Value: Sendable>: Sendable {
  private let results = Mutex<[Result<Value, StorageError>]>([])

  /// Records the completion's result.
  func complete(_ result: Result<Value, StorageError>) {
    results.withLock { $0.append(result) }
  }

  /// The number of times that the completion has been called.
  var completions: Int { results.withLock { $0.count } }

  /// The first result of the completion, or `nil` if it has not been called.
  var result: Result<Value, StorageError>? { results.withLock { $0.first } }

  /// Waits for the completion, with a time limit.
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

  /// Waits for the completion of a write that should succeed.
  @discardableResult
  package func value() async throws -> Value {
    switch try await outcome() {
    case .success(let value): return value
    case .failure(let error): throw Finding("a write failed with \(error)")
    }
  }

  /// Waits for the completion of a write that should fail.
  func error() async throws -> StorageError {
    switch try await outcome() {
    case .success: throw Finding("a write succeeded that should have failed")
    case .failure(let error): return error
    }
  }
}

extension StorageBackend {
  /// Submits a write and returns its ticket.
  package func submit<Value: Sendable>(
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>
  ) -> WriteTicket<Value> {
    let ticket = WriteTicket<Value>()
    write(body) { ticket.complete($0) }
    return ticket
  }

  /// Makes changes in a single write, and waits until they are committed.
  package func commit(_ changes: [StorageChange]) async throws {
    let ticket = submit { writer throws(StorageError) -> WriteOutcome<Void> in
      for change in changes { try writer.apply(change) }
      return .commit(())
    }
    try await ticket.value()
  }

  /// Waits until all submitted writes have ended.
  func settle() async throws {
    try await submit { _ throws(StorageError) -> WriteOutcome<Void> in .rollback(()) }.value()
  }
}
