import DynamockModel

/// What stands behind the HTTP rules: the JSON half of this room and the front desk.
public protocol OperationService: Sendable {
  /// Does what is asked and hands over the body of the answer, once, from any thread; before it
  /// returns when nothing has to be waited for.
  ///
  /// A body that is not JSON is a `SerializationException` without a sentence.
  func answer(
    _ body: [UInt8],
    of operation: Operation,
    in context: CallContext,
    completion: @escaping @Sendable (Result<[UInt8], DynamoDBError>) -> Void
  )

  /// Whether a body is JSON; asked where a rule after that one has failed already.
  func isJSON(_ body: [UInt8]) -> Bool

  /// The body that tells a client of an error.
  func body(of error: DynamoDBError) -> [UInt8]
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
