// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `WitnessStatus` in DynamoDB's API.
public enum WitnessStatus: OpenEnumeration {
  /// `CREATING`.
  case creating
  /// `DELETING`.
  case deleting
  /// `ACTIVE`.
  case active
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "CREATING": self = .creating
    case "DELETING": self = .deleting
    case "ACTIVE": self = .active
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .creating: "CREATING"
    case .deleting: "DELETING"
    case .active: "ACTIVE"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
