// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `DisassociationMode` in DynamoDB's API.
public enum DisassociationMode: OpenEnumeration {
  /// `WAIT_FOR_REPLICATION`.
  case waitForReplication
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "WAIT_FOR_REPLICATION": self = .waitForReplication
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .waitForReplication: "WAIT_FOR_REPLICATION"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
