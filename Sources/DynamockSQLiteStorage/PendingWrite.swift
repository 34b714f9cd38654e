import DynamockStorage

/// A write that waits for its turn, its type erased.
protocol PendingWrite: AnyObject, Sendable {
  /// Whether the turn alone matters: nothing is written, and no transaction is needed.
  var writesNothing: Bool { get }

  /// Runs the body once, and keeps what it answered.
  func run(_ writer: SQLiteWriter) -> WriteDecision

  /// Calls the completion: with what the body answered, or with what became of it instead.
  func complete(_ failure: StorageError?)
}

extension PendingWrite {
  /// A write writes.
  var writesNothing: Bool { false }
}

/// What a body decided about its changes.
enum WriteDecision {
  case keep
  case undo
}

/// A write as it was submitted.
///
/// Only the writer's thread touches `answer`: that is what makes the unchecked `Sendable` true.
final class SubmittedWrite<Value: Sendable>: PendingWrite, @unchecked Sendable {
  typealias Body = @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>
  typealias Completion = @Sendable (Result<Value, StorageError>) -> Void

  private let body: Body
  private let completion: Completion
  private var answer: Result<Value, StorageError>?

  init(_ body: @escaping Body, _ completion: @escaping Completion) {
    self.body = body
    self.completion = completion
  }

  func run(_ writer: SQLiteWriter) -> WriteDecision {
    do throws(StorageError) {
      switch try body(writer) {
      case .commit(let value):
        answer = .success(value)
        return .keep
      case .rollback(let value):
        answer = .success(value)
        return .undo
      }
    } catch {
      answer = .failure(error)
      return .undo
    }
  }

  func complete(_ failure: StorageError?) {
    completion(failure.map { .failure($0) } ?? answer ?? .failure(Sentences.closed()))
  }
}
