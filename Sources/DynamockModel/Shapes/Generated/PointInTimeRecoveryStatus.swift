// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `PointInTimeRecoveryStatus` in DynamoDB's API.
public enum PointInTimeRecoveryStatus: OpenEnumeration {
  /// `ENABLED`.
  case enabled
  /// `DISABLED`.
  case disabled
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ENABLED": self = .enabled
    case "DISABLED": self = .disabled
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .enabled: "ENABLED"
    case .disabled: "DISABLED"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
