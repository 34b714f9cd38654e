// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `BackupType` in DynamoDB's API.
public enum BackupType: OpenEnumeration {
  /// `USER`.
  case user
  /// `SYSTEM`.
  case system
  /// `AWS_BACKUP`.
  case awsBackup
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "USER": self = .user
    case "SYSTEM": self = .system
    case "AWS_BACKUP": self = .awsBackup
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .user: "USER"
    case .system: "SYSTEM"
    case .awsBackup: "AWS_BACKUP"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
