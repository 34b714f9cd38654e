// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `PointInTimeRecoveryStatus` in DynamoDB's API.
public enum PointInTimeRecoveryStatus: OpenEnumeration {
  /// `ENABLED`.
  case enabled
  /// `DISABLED`.
  case disabled
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ENABLED": self = .enabled
    case "DISABLED": self = .disabled
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .enabled: "ENABLED"
    case .disabled: "DISABLED"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
