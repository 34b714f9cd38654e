import Dynamock
public import DynamockModel
import DynamockWire

// Rules in Swift: `.when(.updateItem, table: "Orders"), .times(1), then: .hangUp(.afterApplying)`.

extension RequestMatcher {
  /// Matches every request.
  public static var anything: RequestMatcher { RequestMatcher() }

  /// Matches requests of the given operations, or of all if none is given.
  ///
  /// - Parameters:
  ///   - table: A table's name, with `*` as a wildcard, or `nil` for any.
  ///   - key: Part of a key that the request names, or `nil` for any.
  public static func when(
    _ operations: Operation..., table: String? = nil, key: Item? = nil
  ) -> RequestMatcher {
    var matcher = RequestMatcher()
    if !operations.isEmpty { matcher.operations = Set(operations) }
    matcher.tables = table.map { [GlobPattern(RequestFacts.tableName(of: $0))] }
    matcher.key = key?.attributes.map { ($0.name, .value($0.value)) }
    return matcher
  }

  /// Parses a matcher from JSON in the format of a rule's `when`.
  /// - Throws: `ScriptingRefusal` with the path of the fault.
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
  /// Applies to the first matches only.
  public static func times(_ count: Int) -> Limit {
    var limit = Limit()
    limit.times = max(0, count)
    return limit
  }

  /// Applies to one match only, counted from 1.
  public static func nth(_ number: Int) -> Limit {
    var limit = times(1)
    limit.skip = max(0, number - 1)
    return limit
  }

  /// Applies to a share of the matches.
  public static func probability(_ share: Double) -> Limit {
    var limit = Limit()
    limit.probability = share
    return limit
  }

  /// Applies to every match.
  public static var always: Limit { Limit() }
}

extension Action {
  /// Whether the engine executes a request before its connection breaks.
  public enum Moment: Sendable {
    /// The engine does not execute the request.
    case beforeApplying
    /// The engine executes the request, and its response is lost.
    case afterApplying
  }

  /// The engine's response.
  public static var pass: Action { Action() }

  /// The throttling exception for the table.
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

  /// Creates an action that returns an exception.
  /// - Parameter message: The message, or `nil` for AWS's message if it is known.
  public static func fail(_ code: String, message: String? = nil, status: Int? = nil) -> Action {
    let known = ErrorCatalogue.code(code)
    var action = Action()
    action.answer = .fail(
      Failure(
        code: known
          ?? .init(
            name: code, namespace: "com.amazonaws.dynamodb.v20120810", status: status ?? 400),
        message: (message ?? ErrorCatalogue.sentence(of: code)).map { .string($0) }))
    return action
  }

  /// Creates an action that cancels the transaction, with reasons by the position of the action.
  public static func cancel(_ reasons: [Int: CancellationCode]) -> Action {
    var cancellation = Cancellation()
    for (index, code) in reasons {
      cancellation.reasons[index] = .init(code: code.rawValue, message: code.sentence)
    }
    var action = Action()
    action.answer = .cancel(cancellation)
    return action
  }

  /// Creates an action that closes the connection.
  public static func hangUp(_ moment: Moment) -> Action { ending(.hangUp, moment) }

  /// Creates an action that resets the connection.
  public static func reset(_ moment: Moment) -> Action { ending(.reset, moment) }

  private static func ending(_ form: Delivery.Form, _ moment: Moment) -> Action {
    var choice = DeliveryChoice()
    choice.form = form
    choice.isBeforeApplying = moment == .beforeApplying
    var action = Action()
    action.delivery = choice
    return action
  }

  /// Parses an action from JSON in the format of a rule's `then`.
  /// - Throws: `ScriptingRefusal` with the path of the fault.
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

/// The reason why an action of a transaction is cancelled.
public struct CancellationCode: Sendable, Hashable {
  /// The reason's name.
  public let rawValue: String
  let sentence: String?

  private init(_ rawValue: String) {
    self.rawValue = rawValue
    sentence = DynamoDBError.sentence(ofCancellation: rawValue)
  }

  /// A condition failed.
  public static let conditionalCheckFailed = Self("ConditionalCheckFailed")
  /// The item conflicts with another transaction.
  public static let transactionConflict = Self("TransactionConflict")
  /// The provisioned throughput is exceeded.
  public static let provisionedThroughputExceeded = Self("ProvisionedThroughputExceeded")
  /// The on-demand throughput is exceeded.
  public static let throttlingError = Self("ThrottlingError")
}

/// The reason why a rule or a query was rejected.
public struct ScriptingRefusal: Error, Sendable, CustomStringConvertible {
  /// A short code, such as `Mismatch` or `NothingReceived`.
  public let code: String
  /// The fault, and its place.
  public let description: String

  /// Creates an error.
  package init(_ error: any Error) {
    switch error {
    case let error as ScriptingError:
      code = error.code
      description = error.sentence
    case let error as JSONTree.Break:
      code = "BadRequest"
      description = "not JSON from line \(error.line), column \(error.column) on"
    default:
      code = "BadRequest"
      description = "\(error)"
    }
  }
}
