// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `OutputTypeEnum` in DynamoDB's API.
public enum OutputTypeEnum: OpenEnumeration {
  /// `ERROR`.
  case error
  /// `CONDITION_CHECK_FAILURE`.
  case conditionCheckFailure
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ERROR": self = .error
    case "CONDITION_CHECK_FAILURE": self = .conditionCheckFailure
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .error: "ERROR"
    case .conditionCheckFailure: "CONDITION_CHECK_FAILURE"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
