import DynamockStorage

/// A pending write, type-erased.
protocol PendingWrite: AnyObject, Sendable {
  /// Whether the write changes nothing and needs no transaction, only its place in the order.
  var writesNothing: Bool { get }

  /// Runs the body once, and keeps its result.
  func run(_ writer: SQLiteWriter) -> WriteDecision

  /// Calls the completion with the body's result, or with the error that replaced it.
  func complete(_ failure: StorageError?)
}

extension PendingWrite {
  /// False, since a write usually changes something.
  var writesNothing: Bool { false }
}

/// A body's decision on whether to keep its changes.
enum WriteDecision {
  case keep
  case undo
}

/// A write as submitted.
///
/// `@unchecked Sendable`: only the writer's thread uses `answer`.
final class SubmittedWrite: PendingWrite, @unchecked Sendable {
  // Generic, it would look up the types of each result.
  typealias Body = @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Void>
  typealias Completion = @Sendable (Result<Void, StorageError>) -> Void

  private let body: Body
  private let completion: Completion
  private var answer: Result<Void, StorageError>?

  init(_ body: @escaping Body, _ completion: @escaping Completion) {
    self.body = body
    self.completion = completion
  }

  func run(_ writer: SQLiteWriter) -> WriteDecision {
    do throws(StorageError) {
      let outcome = try body(writer)
      answer = .success(())
      return if case .commit = outcome { .keep } else { .undo }
    } catch {
      answer = .failure(error)
      return .undo
    }
  }

  func complete(_ failure: StorageError?) {
    completion(failure.map { .failure($0) } ?? answer ?? .failure(Sentences.closed()))
  }
}

/// The value that a write returns, until its completion.
///
/// `@unchecked Sendable`: only the writer's thread uses it.
final class ReturnedValue<Value: Sendable>: @unchecked Sendable {
  var value: Value?
}
