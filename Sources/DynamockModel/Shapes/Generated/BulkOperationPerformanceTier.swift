// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `BulkOperationPerformanceTier` in DynamoDB's API.
public enum BulkOperationPerformanceTier: OpenEnumeration {
  /// `STANDARD`.
  case standard
  /// `ACCELERATED`.
  case accelerated
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "STANDARD": self = .standard
    case "ACCELERATED": self = .accelerated
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .standard: "STANDARD"
    case .accelerated: "ACCELERATED"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
