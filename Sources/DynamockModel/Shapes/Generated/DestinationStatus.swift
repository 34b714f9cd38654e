// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `DestinationStatus` in DynamoDB's API.
public enum DestinationStatus: OpenEnumeration {
  /// `ENABLING`.
  case enabling
  /// `ACTIVE`.
  case active
  /// `DISABLING`.
  case disabling
  /// `DISABLED`.
  case disabled
  /// `ENABLE_FAILED`.
  case enableFailed
  /// `UPDATING`.
  case updating
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ENABLING": self = .enabling
    case "ACTIVE": self = .active
    case "DISABLING": self = .disabling
    case "DISABLED": self = .disabled
    case "ENABLE_FAILED": self = .enableFailed
    case "UPDATING": self = .updating
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .enabling: "ENABLING"
    case .active: "ACTIVE"
    case .disabling: "DISABLING"
    case .disabled: "DISABLED"
    case .enableFailed: "ENABLE_FAILED"
    case .updating: "UPDATING"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
