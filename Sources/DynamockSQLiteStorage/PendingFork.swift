import DynamockStorage

/// A fork that waits for its turn among the writes.
///
/// It writes nothing. Its work is done where completions are called: the group it came in is committed
/// then, and the next one has not begun.
final class PendingFork<Value: Sendable>: PendingWrite {
  typealias Take = @Sendable () throws(StorageError) -> Value
  typealias Completion = @Sendable (Result<Value, StorageError>) -> Void

  private let take: Take
  private let completion: Completion

  init(_ take: @escaping Take, _ completion: @escaping Completion) {
    self.take = take
    self.completion = completion
  }

  var writesNothing: Bool { true }

  func run(_ writer: SQLiteWriter) -> WriteDecision { .undo }

  func complete(_ failure: StorageError?) {
    if let failure { return completion(.failure(failure)) }
    completion(Result { () throws(StorageError) in try take() })
  }
}

/// A turn in which nothing is done: what it is for happens after every group.
final class Nudge: PendingWrite {
  var writesNothing: Bool { true }

  func run(_ writer: SQLiteWriter) -> WriteDecision { .undo }

  func complete(_ failure: StorageError?) {}
}
