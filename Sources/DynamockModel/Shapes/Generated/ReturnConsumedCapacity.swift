// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `ReturnConsumedCapacity` in DynamoDB's API.
public enum ReturnConsumedCapacity: OpenEnumeration {
  /// `INDEXES`.
  case indexes
  /// `TOTAL`.
  case total
  /// `NONE`.
  case nothing
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "INDEXES": self = .indexes
    case "TOTAL": self = .total
    case "NONE": self = .nothing
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .indexes: "INDEXES"
    case .total: "TOTAL"
    case .nothing: "NONE"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
