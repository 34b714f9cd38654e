import DynamockModel

/// What stands behind the HTTP rules: the JSON half of this room and the front desk.
///
/// A router asks in this order: `parse`, and when the operation and the credentials are known
/// `answer`; or `body(of:)` where a rule of HTTP has already failed.
public protocol OperationService: Sendable {
  /// A body that is JSON, read but not yet understood.
  associatedtype Document: Sendable

  /// Reads a body; an empty one is read as well, since its error comes later.
  /// - Throws: `SerializationException` without a sentence for what is not JSON.
  func parse(_ body: [UInt8]) throws(DynamoDBError) -> Document

  /// Does what is asked and hands over the body of the answer, once, from any thread; before it
  /// returns when nothing has to be waited for.
  func answer(
    _ document: Document,
    of operation: Operation,
    in context: CallContext,
    completion: @escaping @Sendable (Result<[UInt8], DynamoDBError>) -> Void
  )

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
