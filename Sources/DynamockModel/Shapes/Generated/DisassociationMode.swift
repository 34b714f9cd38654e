// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `DisassociationMode` in DynamoDB's API.
public enum DisassociationMode: OpenEnumeration {
  /// `WAIT_FOR_REPLICATION`.
  case waitForReplication
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "WAIT_FOR_REPLICATION": self = .waitForReplication
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .waitForReplication: "WAIT_FOR_REPLICATION"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
