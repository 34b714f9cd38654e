// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

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
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ENABLING": self = .enabling
    case "ENABLED": self = .enabled
    case "DISABLING": self = .disabling
    case "DISABLED": self = .disabled
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .enabling: "ENABLING"
    case .enabled: "ENABLED"
    case .disabling: "DISABLING"
    case .disabled: "DISABLED"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
