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
/// It does not contain its result but what is called with it, since otherwise it would look up the
/// types of each result.
///
/// `@unchecked Sendable`: only the writer's thread uses `end`.
final class SubmittedWrite: PendingWrite, @unchecked Sendable {
  /// Runs the write once; returns its decision, and what ends it after its commit.
  typealias Body =
    @Sendable (any StorageWriter) throws(StorageError) -> (WriteDecision, end: () -> Void)

  private let body: Body
  private let fail: @Sendable (StorageError) -> Void
  private var end: (() -> Void)?
  private var failure: StorageError?

  /// Creates a write.
  /// - Parameter fail: ends the write if it is not committed.
  init(_ body: @escaping Body, fail: @escaping @Sendable (StorageError) -> Void) {
    self.body = body
    self.fail = fail
  }

  func run(_ writer: SQLiteWriter) -> WriteDecision {
    do throws(StorageError) {
      let (decision, end) = try body(writer)
      self.end = end
      return decision
    } catch {
      failure = error
      return .undo
    }
  }

  func complete(_ failure: StorageError?) {
    if failure == nil, self.failure == nil, let end { return end() }
    fail(failure ?? self.failure ?? Sentences.closed())
  }
}
