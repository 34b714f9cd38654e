import DynamockModel
import DynamockWire

/// What happens to a request that a rule is due for; its parts happen in the order of the members.
public struct Action: Sendable {
  /// The time before anything else happens.
  package var delay: Delay?
  /// Waiting to be received and answered; replaces the rest.
  package var hold: Hold?
  /// Operations that the engine carries out just before.
  package var first: [Interleaving] = []
  /// Changes of the request that goes on.
  package var change: TreeChange?
  /// Smaller or empty pages.
  package var page: PageSize?
  /// The entries of a batch that are not processed.
  package var unprocessed: EntryChoice?
  /// The past that reads are answered from.
  package var stale: Staleness?
  /// The answer.
  package var answer = Answer.pass
  /// Changes of the answer.
  package var alter: AnswerChange?
  /// How the bytes go out.
  package var delivery: DeliveryChoice?
  /// States that are set.
  package var states: [(name: String, word: String)] = []
  /// Whether the next rule is asked.
  package var goesOn = false

  /// Passes the request to the engine.
  package init() {}

  /// The answer of an action.
  package enum Answer: Sendable {
    /// The engine's.
    case pass
    /// An exception.
    case fail(Failure)
    /// The exception of throttling.
    case throttle(reasons: [String]?)
    /// A cancelled transaction.
    case cancel(Cancellation)
    /// An output.
    case output(JSONTree)
    /// Any response.
    case raw(RawResponse)
    /// An error that no SDK tries again and that says what happened.
    case refuse(String?)
  }

  /// Whether the action can be an answer to an operation.
  package func fits(_ operation: Operation) -> Bool {
    if case .cancel = answer, !OperationGroup.transactions.operations.contains(operation) {
      return false
    }
    if unprocessed != nil, operation != .batchWriteItem, operation != .batchGetItem { return false }
    if page != nil, operation != .query, operation != .scan { return false }
    if stale != nil, !OperationGroup.reads.operations.contains(operation) { return false }
    return true
  }
}

/// A time to wait.
package enum Delay: Sendable {
  /// Always the same.
  case fixed(milliseconds: Double)
  /// Evenly spread.
  case uniform(Double, Double)
  /// Logarithmically normal, cut at a maximum.
  case lognormal(median: Double, sigma: Double, maximum: Double)
  /// By the database's clock.
  case clock(milliseconds: Int64)
}

/// Waiting to be received and answered.
package struct Hold: Sendable {
  /// The longest time; nil for the server's setting.
  package var milliseconds: Int64?
  /// What happens after it.
  package var onTimeout: Timeout = .fail

  /// What happens to a request that no one answers.
  package enum Timeout: String, Sendable, CaseIterable {
    case fail, pass, hangUp
  }

  /// Holds for the server's time and then fails.
  package init() {}
}

/// An operation that the engine carries out just before.
package struct Interleaving: Sendable {
  let operation: Operation
  let body: [UInt8]
}

/// Changes of a JSON tree.
package struct TreeChange: Sendable {
  var set: [(path: JSONPath, value: JSONTree)] = []
  var remove: [JSONPath] = []
}

/// Changes of an answer.
package struct AnswerChange: Sendable {
  var tree = TreeChange()
  var headers: [(name: String, value: String)] = []
}

/// The size of pages.
package enum PageSize: Sendable {
  /// At most that many items are evaluated.
  case limit(Int)
  /// That many empty pages come before each page.
  case empty(Int)
}

/// Some entries of a batch.
package enum EntryChoice: Sendable {
  case first(Int)
  case last(Int)
  case allBut(Int)
  case fraction(Double)
  /// Those that the rule's key was found in.
  case matching
}

/// A past that reads are answered from.
package struct Staleness: Sendable {
  var point: Point
  /// Whether strongly consistent reads are stale too.
  var isStrong = false

  enum Point: Sendable {
    /// The time when the rule was added.
    case rule
    /// A checkpoint of the database.
    case checkpoint(String)
    /// Some time ago.
    case milliseconds(Int64)
  }
}

/// An exception.
package struct Failure: Sendable {
  var code: DynamoDBError.Code
  var message: String?
  /// Further members of the body.
  var members: [JSONTree.Member] = []
}

/// The reasons of a cancelled transaction.
package struct Cancellation: Sendable {
  /// The reasons by the position of the action.
  var reasons: [Int: Reason] = [:]
  /// The reason of the actions that the rule's key was found in.
  var matching: Reason?

  struct Reason: Sendable {
    var code: String
    var message: String?
  }
}

/// Any response.
package struct RawResponse: Sendable {
  var status: Int
  var headers: [(name: String, value: String)]
  var body: [UInt8]
}

/// How the bytes go out, and whether the engine is asked.
package struct DeliveryChoice: Sendable {
  var form = Delivery.Form.whole
  var checksum = Delivery.Checksum.right
  var closes = false
  /// Whether the engine is not asked.
  var isBeforeApplying = false

  func delivery(date: String?) -> Delivery {
    Delivery(form, checksum: checksum, closes: closes, date: date)
  }
}
