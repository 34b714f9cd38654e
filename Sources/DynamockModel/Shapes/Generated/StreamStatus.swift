// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `StreamStatus` in DynamoDB's API.
public enum StreamStatus: OpenEnumeration {
  /// `ENABLING`.
  case enabling
  /// `ENABLED`.
  case enabled
  /// `DISABLING`.
  case disabling
  /// `DISABLED`.
  case disabled
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ENABLING": self = .enabling
    case "ENABLED": self = .enabled
    case "DISABLING": self = .disabling
    case "DISABLED": self = .disabled
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .enabling: "ENABLING"
    case .enabled: "ENABLED"
    case .disabling: "DISABLING"
    case .disabled: "DISABLED"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
