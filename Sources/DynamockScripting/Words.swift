import Dynamock
import DynamockModel
import DynamockWire

// Rules as Swift writes them: `.when(.updateItem, table: "Orders"), .times(1), then: .hangUp(.afterApplying)`.

extension RequestMatcher {
  /// Matches every request.
  public static var anything: RequestMatcher { RequestMatcher() }

  /// Matches requests of some operations, or of all if none is given.
  ///
  /// - Parameters:
  ///   - table: A table's name, with `*` as a wildcard; nil for any.
  ///   - key: Part of a key that the request names; nil for any.
  public static func when(
    _ operations: Operation..., table: String? = nil, key: Item? = nil
  ) -> RequestMatcher {
    var matcher = RequestMatcher()
    if !operations.isEmpty { matcher.operations = Set(operations) }
    matcher.tables = table.map { [GlobPattern(RequestFacts.tableName(of: $0))] }
    matcher.key = key?.attributes.map { ($0.name, .value($0.value)) }
    return matcher
  }

  /// Matches requests that a JSON matcher describes, as `when` of a rule does.
  /// - Throws: `ScriptingRefusal` with the path to what is wrong.
  public static func json(_ text: String) throws(ScriptingRefusal) -> RequestMatcher {
    do {
      let tree = try JSONTree(parsing: Array(text.utf8), depth: JSONTree.requestDepth)
      return try RuleReader.matcher(tree, at: "when")
    } catch {
      throw ScriptingRefusal(error)
    }
  }
}

extension Limit {
  /// The first matches only.
  public static func times(_ count: Int) -> Limit {
    var limit = Limit()
    limit.times = max(0, count)
    return limit
  }

  /// One match only, counted from 1.
  public static func nth(_ number: Int) -> Limit {
    var limit = times(1)
    limit.skip = max(0, number - 1)
    return limit
  }

  /// A share of the matches.
  public static func probability(_ share: Double) -> Limit {
    var limit = Limit()
    limit.probability = share
    return limit
  }

  /// Every match.
  public static var always: Limit { Limit() }
}

extension Action {
  /// Whether the engine carries a request out before its connection breaks.
  public enum Moment: Sendable {
    /// The engine is not asked.
    case beforeApplying
    /// The engine is asked, and its answer is lost.
    case afterApplying
  }

  /// The engine's answer.
  public static var pass: Action { Action() }

  /// The exception of throttling that fits the table.
  public static var throttle: Action {
    var action = Action()
    action.answer = .throttle(reasons: nil)
    return action
  }

  /// Waiting for the test to receive and answer the request.
  public static var hold: Action {
    var action = Action()
    action.hold = Hold()
    return action
  }

  /// An exception.
  /// - Parameter message: nil for AWS's, if it is known.
  public static func fail(_ code: String, message: String? = nil, status: Int? = nil) -> Action {
    let known = ErrorCatalogue.code(code)
    var action = Action()
    action.answer = .fail(
      Failure(
        code: known
          ?? .init(
            name: code, namespace: "com.amazonaws.dynamodb.v20120810", status: status ?? 400),
        message: message ?? ErrorCatalogue.sentence(of: code)))
    return action
  }

  /// A cancelled transaction with reasons by the position of the action.
  public static func cancel(_ reasons: [Int: CancellationCode]) -> Action {
    var cancellation = Cancellation()
    for (index, code) in reasons {
      cancellation.reasons[index] = .init(code: code.rawValue, message: code.sentence)
    }
    var action = Action()
    action.answer = .cancel(cancellation)
    return action
  }

  /// A closed connection.
  public static func hangUp(_ moment: Moment) -> Action { ending(.hangUp, moment) }

  /// A connection that is reset.
  public static func reset(_ moment: Moment) -> Action { ending(.reset, moment) }

  private static func ending(_ form: Delivery.Form, _ moment: Moment) -> Action {
    var choice = DeliveryChoice()
    choice.form = form
    choice.isBeforeApplying = moment == .beforeApplying
    var action = Action()
    action.delivery = choice
    return action
  }

  /// The action that JSON describes, as `then` of a rule does.
  /// - Throws: `ScriptingRefusal` with the path to what is wrong.
  public static func json(_ text: String, for matcher: RequestMatcher = .anything)
    throws(ScriptingRefusal) -> Action
  {
    do {
      let tree = try JSONTree(parsing: Array(text.utf8), depth: JSONTree.requestDepth)
      return try RuleReader.action(RuleNode(tree: tree, path: "then"), for: matcher)
    } catch {
      throw ScriptingRefusal(error)
    }
  }
}

/// A reason for which an action of a transaction is cancelled.
public struct CancellationCode: Sendable, Hashable {
  /// The reason's name.
  public let rawValue: String
  let sentence: String?

  private init(_ rawValue: String) {
    self.rawValue = rawValue
    sentence = DynamoDBError.sentence(ofCancellation: rawValue)
  }

  /// A condition did not hold.
  public static let conditionalCheckFailed = Self("ConditionalCheckFailed")
  /// Another transaction holds the item.
  public static let transactionConflict = Self("TransactionConflict")
  /// Provisioned throughput is used up.
  public static let provisionedThroughputExceeded = Self("ProvisionedThroughputExceeded")
  /// On-demand throughput is used up.
  public static let throttlingError = Self("ThrottlingError")
}

/// Why a rule or a question about requests was rejected, in one message.
public struct ScriptingRefusal: Error, Sendable, CustomStringConvertible {
  /// A short name, such as `Mismatch` or `NothingReceived`.
  public let code: String
  /// What is wrong, and where.
  public let description: String

  /// Describes an error.
  package init(_ error: any Error) {
    switch error {
    case let error as ScriptingError:
      code = error.code
      description = error.sentence
    case let error as JSONTree.Break:
      code = "BadRequest"
      description = "no JSON from line \(error.line), column \(error.column) on"
    default:
      code = "BadRequest"
      description = "\(error)"
    }
  }
}
