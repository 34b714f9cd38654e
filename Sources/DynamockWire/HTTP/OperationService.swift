import DynamockModel

/// What stands behind the HTTP rules: the JSON half of this room and the front desk.
///
/// An existential-free seam: tests of the HTTP rules stand on one that knows no tables.
public protocol OperationService: Sendable {
  /// Does what a body asks and hands over the body of the answer, once and from any thread; before
  /// it returns when nothing has to be waited for.
  func answer(
    _ body: [UInt8],
    of operation: Operation,
    in context: CallContext,
    completion: @escaping @Sendable (Result<[UInt8], DynamoDBError>) -> Void
  )

  /// Applies the rules that need no table to a body, and carries nothing out.
  func check(
    _ body: [UInt8], of operation: Operation, in context: CallContext
  ) throws(DynamoDBError)

  /// A refusal with what only the service knows about it; its body stays as it is.
  func explained(_ error: DynamoDBError, in context: () -> CallContext) -> DynamoDBError

  /// Whether a body is JSON at all, which AWS looks at before it looks at anything else.
  func isJSON(_ body: [UInt8]) -> Bool

  /// The body that tells a client of an error.
  func body(of error: DynamoDBError) -> [UInt8]
}

extension OperationService {
  /// Passes everything.
  public func check(
    _ body: [UInt8], of operation: Operation, in context: CallContext
  ) throws(DynamoDBError) {}

  /// The refusal as it is.
  public func explained(
    _ error: DynamoDBError, in context: () -> CallContext
  ) -> DynamoDBError { error }
}

/// Where a call is meant to go and what its request says beside its parameters.
public struct CallContext: Sendable, Hashable {
  /// The database that the path names; nil for the default one.
  public var database: String?
  /// Region, access key and host.
  public var request: RequestContext

  /// Joins the parts.
  public init(database: String? = nil, request: RequestContext = RequestContext()) {
    self.database = database
    self.request = request
  }
}
