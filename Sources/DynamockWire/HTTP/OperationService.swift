package import Dynamock
public import DynamockModel

/// The service behind the HTTP rules: the JSON part of this module and the module `Dynamock`.
///
/// A protocol for generic use, without existentials; tests of the HTTP rules use a service without
/// tables.
public protocol OperationService: Sendable {
  /// Executes the request in a body and passes on the body of the response, once and on any thread;
  /// before it returns if there is nothing to wait for.
  func answer(
    _ body: [UInt8],
    of operation: Operation,
    in context: CallContext,
    completion: @escaping @Sendable (Result<[UInt8], DynamoDBError>) -> Void
  )

  /// Applies the rules that require no table to a body, without executing anything.
  func check(
    _ body: [UInt8], of operation: Operation, in context: CallContext
  ) throws(DynamoDBError)

  /// Returns a rejection with details that only the service can add; its body is unchanged.
  func explained(_ error: DynamoDBError, in context: () -> CallContext) -> DynamoDBError

  /// Returns whether a body is JSON, which AWS checks before anything else.
  func isJSON(_ body: [UInt8]) -> Bool

  /// Returns the body of the response for an error.
  func body(of error: DynamoDBError) -> [UInt8]
}

extension OperationService {
  /// Accepts all requests.
  public func check(
    _ body: [UInt8], of operation: Operation, in context: CallContext
  ) throws(DynamoDBError) {}

  /// Returns the rejection unchanged.
  public func explained(
    _ error: DynamoDBError, in context: () -> CallContext
  ) -> DynamoDBError { error }
}

/// The database of a call, and the context of its request.
public struct CallContext: Sendable {
  /// The database named in the path, or `nil` for the default one.
  public var database: String?
  /// The region, access key and host.
  public var request: RequestContext
  /// The client, as far as the scheduling of long reads depends on it.
  package var caller: (any RequestCaller)?

  /// Creates a context.
  public init(database: String? = nil, request: RequestContext = RequestContext()) {
    self.init(database: database, request: request, caller: nil)
  }

  /// Creates the context of a client's call.
  package init(database: String?, request: RequestContext, caller: (any RequestCaller)?) {
    self.database = database
    self.request = request
    self.caller = caller
  }
}
