// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `OutputTypeEnum` in DynamoDB's API.
public enum OutputTypeEnum: OpenEnumeration {
  /// `ERROR`.
  case error
  /// `CONDITION_CHECK_FAILURE`.
  case conditionCheckFailure
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ERROR": self = .error
    case "CONDITION_CHECK_FAILURE": self = .conditionCheckFailure
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .error: "ERROR"
    case .conditionCheckFailure: "CONDITION_CHECK_FAILURE"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
