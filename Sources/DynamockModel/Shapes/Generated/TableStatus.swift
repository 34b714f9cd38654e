// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `TableStatus` in DynamoDB's API.
public enum TableStatus: OpenEnumeration {
  /// `CREATING`.
  case creating
  /// `UPDATING`.
  case updating
  /// `DELETING`.
  case deleting
  /// `ACTIVE`.
  case active
  /// `INACCESSIBLE_ENCRYPTION_CREDENTIALS`.
  case inaccessibleEncryptionCredentials
  /// `ARCHIVING`.
  case archiving
  /// `ARCHIVED`.
  case archived
  /// `REPLICATION_NOT_AUTHORIZED`.
  case replicationNotAuthorized
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "CREATING": self = .creating
    case "UPDATING": self = .updating
    case "DELETING": self = .deleting
    case "ACTIVE": self = .active
    case "INACCESSIBLE_ENCRYPTION_CREDENTIALS": self = .inaccessibleEncryptionCredentials
    case "ARCHIVING": self = .archiving
    case "ARCHIVED": self = .archived
    case "REPLICATION_NOT_AUTHORIZED": self = .replicationNotAuthorized
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .creating: "CREATING"
    case .updating: "UPDATING"
    case .deleting: "DELETING"
    case .active: "ACTIVE"
    case .inaccessibleEncryptionCredentials: "INACCESSIBLE_ENCRYPTION_CREDENTIALS"
    case .archiving: "ARCHIVING"
    case .archived: "ARCHIVED"
    case .replicationNotAuthorized: "REPLICATION_NOT_AUTHORIZED"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
