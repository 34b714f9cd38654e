import DynamockStorage

/// A fork that is queued with the writes.
///
/// It writes nothing. The fork is created when completions are called, after its group was
/// committed and before the next one begins.
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

/// A write without effect, submitted for the work that follows every group.
final class Nudge: PendingWrite {
  var writesNothing: Bool { true }

  func run(_ writer: SQLiteWriter) -> WriteDecision { .undo }

  func complete(_ failure: StorageError?) {}
}
