extension DynamoDBError {
  /// The reason why an action of a transaction was cancelled.
  public struct CancellationReason: Sendable, Equatable {
    /// The reason's code; `none` for an action without a fault.
    public var code: Code
    /// The message, or `nil` for `none`.
    public var message: String?
    /// The item that did not satisfy the condition, if requested.
    public var item: ItemImage?

    /// Creates a reason.
    public init(code: Code, message: String? = nil, item: ItemImage? = nil) {
      self.code = code
      self.message = message
      self.item = item
    }
  }
}

extension DynamoDBError.CancellationReason {
  /// The codes of [aws-api-reference] (`TransactionCanceledException`).
  public enum Code: OpenEnumeration {
    /// `None`.
    case none
    /// `ConditionalCheckFailed`.
    case conditionalCheckFailed
    /// `ItemCollectionSizeLimitExceeded`.
    case itemCollectionSizeLimitExceeded
    /// `TransactionConflict`.
    case transactionConflict
    /// `ProvisionedThroughputExceeded`.
    case provisionedThroughputExceeded
    /// `ThrottlingError`.
    case throttlingError
    /// `ValidationError`.
    case validationError
    /// `ResourceNotFound`, for a table of a PartiQL statement.
    case resourceNotFound
    /// `DuplicateItem`, for a PartiQL INSERT.
    case duplicateItem
    /// A code that is not part of the API.
    case unrecognized(String)

    private static let known: [Self] = [
      .none, .conditionalCheckFailed, .itemCollectionSizeLimitExceeded, .transactionConflict,
      .provisionedThroughputExceeded, .throttlingError, .validationError, .resourceNotFound,
      .duplicateItem,
    ]

    /// Creates a code from its name on the wire.
    public init(rawValue: String) {
      self = Self.known.first { $0.rawValue == rawValue } ?? .unrecognized(rawValue)
    }

    /// The code's name on the wire.
    public var rawValue: String {
      switch self {
      case .none: "None"
      case .conditionalCheckFailed: "ConditionalCheckFailed"
      case .itemCollectionSizeLimitExceeded: "ItemCollectionSizeLimitExceeded"
      case .transactionConflict: "TransactionConflict"
      case .provisionedThroughputExceeded: "ProvisionedThroughputExceeded"
      case .throttlingError: "ThrottlingError"
      case .validationError: "ValidationError"
      case .resourceNotFound: "ResourceNotFound"
      case .duplicateItem: "DuplicateItem"
      case .unrecognized(let code): code
      }
    }

    /// Whether the code is not part of the API.
    public var isUnrecognized: Bool {
      if case .unrecognized = self { true } else { false }
    }
  }
}
