// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `BatchStatementErrorCodeEnum` in DynamoDB's API.
public enum BatchStatementErrorCodeEnum: OpenEnumeration {
  /// `ConditionalCheckFailed`.
  case conditionalCheckFailed
  /// `ItemCollectionSizeLimitExceeded`.
  case itemCollectionSizeLimitExceeded
  /// `RequestLimitExceeded`.
  case requestLimitExceeded
  /// `ValidationError`.
  case validationError
  /// `ProvisionedThroughputExceeded`.
  case provisionedThroughputExceeded
  /// `TransactionConflict`.
  case transactionConflict
  /// `ThrottlingError`.
  case throttlingError
  /// `InternalServerError`.
  case internalServerError
  /// `ResourceNotFound`.
  case resourceNotFound
  /// `AccessDenied`.
  case accessDenied
  /// `DuplicateItem`.
  case duplicateItem
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ConditionalCheckFailed": self = .conditionalCheckFailed
    case "ItemCollectionSizeLimitExceeded": self = .itemCollectionSizeLimitExceeded
    case "RequestLimitExceeded": self = .requestLimitExceeded
    case "ValidationError": self = .validationError
    case "ProvisionedThroughputExceeded": self = .provisionedThroughputExceeded
    case "TransactionConflict": self = .transactionConflict
    case "ThrottlingError": self = .throttlingError
    case "InternalServerError": self = .internalServerError
    case "ResourceNotFound": self = .resourceNotFound
    case "AccessDenied": self = .accessDenied
    case "DuplicateItem": self = .duplicateItem
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .conditionalCheckFailed: "ConditionalCheckFailed"
    case .itemCollectionSizeLimitExceeded: "ItemCollectionSizeLimitExceeded"
    case .requestLimitExceeded: "RequestLimitExceeded"
    case .validationError: "ValidationError"
    case .provisionedThroughputExceeded: "ProvisionedThroughputExceeded"
    case .transactionConflict: "TransactionConflict"
    case .throttlingError: "ThrottlingError"
    case .internalServerError: "InternalServerError"
    case .resourceNotFound: "ResourceNotFound"
    case .accessDenied: "AccessDenied"
    case .duplicateItem: "DuplicateItem"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
