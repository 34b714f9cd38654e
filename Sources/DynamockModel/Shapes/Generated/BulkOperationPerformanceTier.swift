// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `BulkOperationPerformanceTier` in DynamoDB's API.
public enum BulkOperationPerformanceTier: OpenEnumeration {
  /// `STANDARD`.
  case standard
  /// `ACCELERATED`.
  case accelerated
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "STANDARD": self = .standard
    case "ACCELERATED": self = .accelerated
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .standard: "STANDARD"
    case .accelerated: "ACCELERATED"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
