// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

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
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "CREATING": self = .creating
    case "ACTIVE": self = .active
    case "DELETING": self = .deleting
    case "UPDATING": self = .updating
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .creating: "CREATING"
    case .active: "ACTIVE"
    case .deleting: "DELETING"
    case .updating: "UPDATING"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
