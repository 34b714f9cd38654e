// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `GlobalTableStatus` in DynamoDB's API.
public enum GlobalTableStatus: OpenEnumeration {
  /// `CREATING`.
  case creating
  /// `ACTIVE`.
  case active
  /// `DELETING`.
  case deleting
  /// `UPDATING`.
  case updating
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "CREATING": self = .creating
    case "ACTIVE": self = .active
    case "DELETING": self = .deleting
    case "UPDATING": self = .updating
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .creating: "CREATING"
    case .active: "ACTIVE"
    case .deleting: "DELETING"
    case .updating: "UPDATING"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
