// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `BackupType` in DynamoDB's API.
public enum BackupType: OpenEnumeration {
  /// `USER`.
  case user
  /// `SYSTEM`.
  case system
  /// `AWS_BACKUP`.
  case awsBackup
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "USER": self = .user
    case "SYSTEM": self = .system
    case "AWS_BACKUP": self = .awsBackup
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .user: "USER"
    case .system: "SYSTEM"
    case .awsBackup: "AWS_BACKUP"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
