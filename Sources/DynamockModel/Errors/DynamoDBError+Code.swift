extension DynamoDBError {
  /// The type of an error: its exception's name and the namespace AWS writes before it.
  ///
  /// A struct around a closed set, so that types can be added without breaking a client's `switch`.
  public struct Code: Sendable, Hashable {
    /// The exception's name, such as `ResourceNotFoundException`.
    public let name: String
    /// What stands before the `#` in `__type`.
    public let namespace: String
    /// The HTTP status: 400 for the client's faults, 500 for ours.
    public let status: Int

    /// Creates a type that rules answer with; the service's own are below.
    package init(name: String, namespace: String, status: Int) {
      self.name = name
      self.namespace = namespace
      self.status = status
    }

    init(_ name: String, in namespace: Namespace = .dynamodb, status: Int = 400) {
      self.name = name
      self.namespace = namespace.rawValue
      self.status = status
    }

    enum Namespace: String {
      case dynamodb = "com.amazonaws.dynamodb.v20120810"
      case validate = "com.amazon.coral.validate"
      case service = "com.amazon.coral.service"
      case availability = "com.amazon.coral.availability"
    }
  }
}

extension DynamoDBError.Code {
  /// All types of this file.
  package static let all: [Self] = [
    .validation, .serialization, .unknownOperation, .missingAuthenticationToken,
    .incompleteSignature, .invalidSignature, .unrecognizedClient, .accessDenied, .throttling,
    .resourceNotFound, .resourceInUse, .tableNotFound, .conditionalCheckFailed,
    .transactionCanceled, .transactionConflict, .transactionInProgress,
    .idempotentParameterMismatch, .duplicateItem, .limitExceeded, .provisionedThroughputExceeded,
    .requestLimitExceeded, .itemCollectionSizeLimitExceeded, .expiredIterator, .trimmedDataAccess,
    .internalFailure, .internalServerError,
  ]

  /// A request that breaks a rule.
  public static let validation = Self("ValidationException", in: .validate)
  /// A body that is not JSON, or holds JSON of the wrong kind.
  public static let serialization = Self("SerializationException", in: .service)
  /// An operation that the service does not know.
  public static let unknownOperation = Self("UnknownOperationException", in: .service)
  /// No credentials.
  public static let missingAuthenticationToken =
    Self("MissingAuthenticationTokenException", in: .service)
  /// Credentials with parts left out.
  public static let incompleteSignature = Self("IncompleteSignatureException", in: .service)
  /// A signature that is not the right one.
  public static let invalidSignature = Self("InvalidSignatureException", in: .service)
  /// An access key that the service does not know.
  public static let unrecognizedClient = Self("UnrecognizedClientException", in: .service)
  /// Something of another account.
  public static let accessDenied = Self("AccessDeniedException", in: .service)
  /// Too many requests of the control plane, or above on-demand limits.
  public static let throttling = Self("ThrottlingException", in: .availability)
  /// A table or index that is not there, or not yet.
  public static let resourceNotFound = Self("ResourceNotFoundException")
  /// A table that is there already, or in a state that forbids the change.
  public static let resourceInUse = Self("ResourceInUseException")
  /// A table named by a backup operation that is not there.
  public static let tableNotFound = Self("TableNotFoundException")
  /// A condition that did not hold.
  public static let conditionalCheckFailed = Self("ConditionalCheckFailedException")
  /// A transaction that was cancelled, with a reason for each action.
  public static let transactionCanceled = Self("TransactionCanceledException")
  /// A write that met a running transaction.
  public static let transactionConflict = Self("TransactionConflictException")
  /// A token whose first request still runs.
  public static let transactionInProgress = Self("TransactionInProgressException")
  /// A token used again with other parameters.
  public static let idempotentParameterMismatch = Self("IdempotentParameterMismatchException")
  /// A PartiQL INSERT of an item that exists.
  public static let duplicateItem = Self("DuplicateItemException")
  /// A limit of the account or of a table.
  public static let limitExceeded = Self("LimitExceededException")
  /// More than the provisioned throughput.
  public static let provisionedThroughputExceeded =
    Self("ProvisionedThroughputExceededException")
  /// More than the account's throughput.
  public static let requestLimitExceeded = Self("RequestLimitExceeded")
  /// An item collection above 10 GB.
  public static let itemCollectionSizeLimitExceeded =
    Self("ItemCollectionSizeLimitExceededException")
  /// A stream iterator older than 15 minutes.
  public static let expiredIterator = Self("ExpiredIteratorException")
  /// A stream position older than 24 hours.
  public static let trimmedDataAccess = Self("TrimmedDataAccessException")
  /// A request that AWS does not see to be wrong, and fails over.
  public static let internalFailure = Self("InternalFailure", in: .service, status: 500)
  /// A fault of the service itself.
  public static let internalServerError = Self("InternalServerError", status: 500)
}
