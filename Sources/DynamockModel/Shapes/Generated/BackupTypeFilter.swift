// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `BackupTypeFilter` in DynamoDB's API.
public enum BackupTypeFilter: OpenEnumeration {
  /// `USER`.
  case user
  /// `SYSTEM`.
  case system
  /// `AWS_BACKUP`.
  case awsBackup
  /// `ALL`.
  case all
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "USER": self = .user
    case "SYSTEM": self = .system
    case "AWS_BACKUP": self = .awsBackup
    case "ALL": self = .all
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .user: "USER"
    case .system: "SYSTEM"
    case .awsBackup: "AWS_BACKUP"
    case .all: "ALL"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
