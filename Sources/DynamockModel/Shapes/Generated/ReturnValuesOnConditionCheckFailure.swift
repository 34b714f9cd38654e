// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `ReturnValuesOnConditionCheckFailure` in DynamoDB's API.
public enum ReturnValuesOnConditionCheckFailure: OpenEnumeration {
  /// `ALL_OLD`.
  case allOld
  /// `NONE`.
  case nothing
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ALL_OLD": self = .allOld
    case "NONE": self = .nothing
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .allOld: "ALL_OLD"
    case .nothing: "NONE"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
