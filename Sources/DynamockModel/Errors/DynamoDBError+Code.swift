extension DynamoDBError {
  /// The type of an error: the exception's name and its namespace.
  ///
  /// A struct around a closed set, so that types can be added without breaking a client's `switch`.
  public struct Code: Sendable, Hashable {
    /// The exception's name, such as `ResourceNotFoundException`.
    public let name: String
    /// The part of `__type` before the `#`.
    public let namespace: String
    /// The HTTP status: 400 for errors of the client, 500 for errors of the server.
    public let status: Int

    /// Creates a type for errors that rules return; the service's own types are below.
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
  /// All types in this file.
  package static let all: [Self] = [
    .validation, .serialization, .unknownOperation, .missingAuthenticationToken,
    .incompleteSignature, .invalidSignature, .unrecognizedClient, .accessDenied, .throttling,
    .resourceNotFound, .resourceInUse, .tableNotFound, .conditionalCheckFailed,
    .transactionCanceled, .transactionConflict, .transactionInProgress,
    .idempotentParameterMismatch, .duplicateItem, .limitExceeded, .provisionedThroughputExceeded,
    .requestLimitExceeded, .itemCollectionSizeLimitExceeded, .expiredIterator, .trimmedDataAccess,
    .internalFailure, .internalServerError, .continuousBackupsUnavailable, .policyNotFound,
    .globalTableNotFound, .pointInTimeRecoveryUnavailable, .invalidExportTime,
    .invalidRestoreTime, .exportConflict, .exportNotFound, .importConflict, .importNotFound,
    .backupNotFound, .backupInUse,
    .tableAlreadyExists, .tableInUse,
  ]

  /// A request that breaks a rule.
  public static let validation = Self("ValidationException", in: .validate)
  /// A body that is not JSON, or contains JSON of the wrong kind.
  public static let serialization = Self("SerializationException", in: .service)
  /// An operation that does not exist.
  public static let unknownOperation = Self("UnknownOperationException", in: .service)
  /// Missing credentials.
  public static let missingAuthenticationToken =
    Self("MissingAuthenticationTokenException", in: .service)
  /// Incomplete credentials.
  public static let incompleteSignature = Self("IncompleteSignatureException", in: .service)
  /// A signature that does not match.
  public static let invalidSignature = Self("InvalidSignatureException", in: .service)
  /// An unknown access key.
  public static let unrecognizedClient = Self("UnrecognizedClientException", in: .service)
  /// A resource of another account.
  public static let accessDenied = Self("AccessDeniedException", in: .service)
  /// Too many requests to the control plane, or more than the on-demand limits.
  public static let throttling = Self("ThrottlingException", in: .availability)
  /// A table or index that does not exist, or does not exist yet.
  public static let resourceNotFound = Self("ResourceNotFoundException")
  /// A table that already exists, or whose state does not permit the change.
  public static let resourceInUse = Self("ResourceInUseException")
  /// A table of a backup operation that does not exist.
  public static let tableNotFound = Self("TableNotFoundException")
  /// A table whose backups are not available yet.
  public static let continuousBackupsUnavailable = Self("ContinuousBackupsUnavailableException")
  /// A resource without a policy, or whose policy has another revision.
  public static let policyNotFound = Self("PolicyNotFoundException")
  /// A global table of version 2017.11.29, of which there are none.
  public static let globalTableNotFound = Self("GlobalTableNotFoundException")
  /// A table whose recovery to a point in time is disabled.
  public static let pointInTimeRecoveryUnavailable =
    Self("PointInTimeRecoveryUnavailableException")
  /// A point in time or a period that a table cannot be exported for.
  public static let invalidExportTime = Self("InvalidExportTimeException")
  /// A point in time that a table cannot be restored to.
  public static let invalidRestoreTime = Self("InvalidRestoreTimeException")
  /// A client token of an export with other parameters.
  public static let exportConflict = Self("ExportConflictException")
  /// An export that does not exist.
  public static let exportNotFound = Self("ExportNotFoundException")
  /// A client token of an import of another table.
  public static let importConflict = Self("ImportConflictException")
  /// An import that does not exist.
  public static let importNotFound = Self("ImportNotFoundException")
  /// A backup that does not exist.
  public static let backupNotFound = Self("BackupNotFoundException")
  /// A backup that a table is being restored from.
  public static let backupInUse = Self("BackupInUseException")
  /// The target of a restore that exists.
  public static let tableAlreadyExists = Self("TableAlreadyExistsException")
  /// The target of a restore that is being restored.
  public static let tableInUse = Self("TableInUseException")
  /// A condition that failed.
  public static let conditionalCheckFailed = Self("ConditionalCheckFailedException")
  /// A cancelled transaction, with a reason for each action.
  public static let transactionCanceled = Self("TransactionCanceledException")
  /// A write to an item of a transaction in progress.
  public static let transactionConflict = Self("TransactionConflictException")
  /// A token whose first request is still in progress.
  public static let transactionInProgress = Self("TransactionInProgressException")
  /// A token that was already used with other parameters.
  public static let idempotentParameterMismatch = Self("IdempotentParameterMismatchException")
  /// A PartiQL INSERT of an existing item.
  public static let duplicateItem = Self("DuplicateItemException")
  /// A limit of the account or of a table.
  public static let limitExceeded = Self("LimitExceededException")
  /// More than the provisioned throughput.
  public static let provisionedThroughputExceeded =
    Self("ProvisionedThroughputExceededException")
  /// More than the account's throughput.
  public static let requestLimitExceeded = Self("RequestLimitExceeded")
  /// An item collection of more than 10 GB.
  public static let itemCollectionSizeLimitExceeded =
    Self("ItemCollectionSizeLimitExceededException")
  /// A stream iterator older than 15 minutes.
  public static let expiredIterator = Self("ExpiredIteratorException")
  /// A stream position older than 24 hours.
  public static let trimmedDataAccess = Self("TrimmedDataAccessException")
  /// A request that makes AWS fail, instead of being rejected.
  public static let internalFailure = Self("InternalFailure", in: .service, status: 500)
  /// A failure of the service itself.
  public static let internalServerError = Self("InternalServerError", status: 500)
}
