// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `BackupStatus` in DynamoDB's API.
public enum BackupStatus: OpenEnumeration {
  /// `CREATING`.
  case creating
  /// `DELETED`.
  case deleted
  /// `AVAILABLE`.
  case available
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "CREATING": self = .creating
    case "DELETED": self = .deleted
    case "AVAILABLE": self = .available
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .creating: "CREATING"
    case .deleted: "DELETED"
    case .available: "AVAILABLE"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
