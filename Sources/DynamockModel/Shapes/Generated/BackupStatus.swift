// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `BackupStatus` in DynamoDB's API.
public enum BackupStatus: OpenEnumeration {
  /// `CREATING`.
  case creating
  /// `DELETED`.
  case deleted
  /// `AVAILABLE`.
  case available
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "CREATING": self = .creating
    case "DELETED": self = .deleted
    case "AVAILABLE": self = .available
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .creating: "CREATING"
    case .deleted: "DELETED"
    case .available: "AVAILABLE"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
