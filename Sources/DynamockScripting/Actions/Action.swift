package import DynamockModel
package import DynamockWire

/// The effects of a rule on a request, which apply in the order of the members.
public struct Action: Sendable {
  /// A delay before anything else happens.
  package var delay: Delay?
  /// Waiting for a test to receive and answer the request; replaces the rest.
  package var hold: Hold?
  /// Operations that the engine executes immediately before.
  package var first: [Interleaving] = []
  /// The changes to the request.
  package var change: TreeChange?
  /// Smaller or empty pages.
  package var page: PageSize?
  /// The entries of a batch that are returned as unprocessed.
  package var unprocessed: EntryChoice?
  /// The past state from which reads are answered.
  package var stale: Staleness?
  /// The response.
  package var answer = Answer.pass
  /// Changes to the response.
  package var alter: AnswerChange?
  /// How the bytes are sent.
  package var delivery: DeliveryChoice?
  /// The states to set.
  package var states: [(name: String, word: String)] = []
  /// Whether the next rule is tried.
  package var goesOn = false

  /// Creates an action that passes the request to the engine.
  package init() {}

  /// The response of an action.
  package enum Answer: Sendable {
    /// The engine's response.
    case pass
    /// An exception.
    case fail(Failure)
    /// The throttling exception of the operation.
    case throttle(reasons: [String]?)
    /// A cancelled transaction.
    case cancel(Cancellation)
    /// An output.
    case output(JSONTree)
    /// A response of any content.
    case raw(RawResponse)
    /// An error that no SDK retries, with an optional message.
    case refuse(String?)
    /// The response of the vault's upstream, which is not recorded.
    case forward
  }

  /// Returns whether the action is applicable to an operation.
  package func fits(_ operation: Operation) -> Bool {
    if case .cancel = answer, !OperationGroup.transactions.operations.contains(operation) {
      return false
    }
    if unprocessed != nil, operation != .batchWriteItem, operation != .batchGetItem { return false }
    if page != nil, operation != .query, operation != .scan { return false }
    // Among statements, only those that read; which ones do is determined per request.
    let mayBeStale = OperationGroup.reads.operations.union([
      .executeStatement, .batchExecuteStatement,
    ])
    if stale != nil, !mayBeStale.contains(operation) { return false }
    return true
  }
}

/// A time to wait.
package enum Delay: Sendable {
  /// A constant time.
  case fixed(milliseconds: Double)
  /// A uniformly distributed time.
  case uniform(Double, Double)
  /// A log-normally distributed time, limited to a maximum.
  case lognormal(median: Double, sigma: Double, maximum: Double)
  /// A time on the database's clock.
  case clock(milliseconds: Int64)
}

/// Waiting for a test to receive and answer the request.
package struct Hold: Sendable {
  /// The maximum time, or `nil` for the server's setting.
  package var milliseconds: Int64?
  /// The action that follows.
  package var onTimeout: Timeout = .fail

  /// The treatment of a request that no one answers.
  package enum Timeout: String, Sendable, CaseIterable {
    case fail, pass, hangUp
  }

  /// Creates a hold for the server's time, after which the request fails.
  package init() {}
}

/// An operation that the engine executes immediately before.
package struct Interleaving: Sendable {
  let operation: Operation
  let body: [UInt8]
}

/// Changes to a JSON tree.
package struct TreeChange: Sendable {
  var set: [(path: JSONPath, value: JSONTree)] = []
  var remove: [JSONPath] = []
}

/// Changes to a response.
package struct AnswerChange: Sendable {
  var tree = TreeChange()
  var headers: [(name: String, value: String)] = []
}

/// The size of pages.
package enum PageSize: Sendable {
  /// At most this many items are evaluated.
  case limit(Int)
  /// This many empty pages precede each page.
  case empty(Int)
}

/// Some entries of a batch.
package enum EntryChoice: Sendable {
  case first(Int)
  case last(Int)
  case allBut(Int)
  case fraction(Double)
  /// The entries that match the rule's key.
  case matching
}

/// A past state from which reads are answered.
package struct Staleness: Sendable {
  var point: Point
  /// Whether strongly consistent reads are also stale.
  var isStrong = false

  enum Point: Sendable {
    /// The state when the rule was added.
    case rule
    /// The state of a checkpoint.
    case checkpoint(String)
    /// The state at a time in the past.
    case milliseconds(Int64)
  }
}

/// An exception.
package struct Failure: Sendable {
  var code: DynamoDBError.Code
  /// A text, or a template.
  var message: JSONTree?
  /// Further members of the body.
  var members: [JSONTree.Member] = []
}

/// The cancellation reasons of a transaction.
package struct Cancellation: Sendable {
  /// The reasons by the position of the action.
  var reasons: [Int: Reason] = [:]
  /// The reason for the actions that match the rule's key.
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

/// How the bytes are sent, and whether the engine executes the request before that.
package struct DeliveryChoice: Sendable {
  var form = Delivery.Form.whole
  var checksum = Delivery.Checksum.right
  var closes = false
  /// Whether the request is not executed.
  var isBeforeApplying = false

  func delivery(date: String?) -> Delivery {
    Delivery(form, checksum: checksum, closes: closes, date: date)
  }
}
