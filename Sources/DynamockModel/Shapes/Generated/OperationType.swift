// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `OperationType` in DynamoDB's API.
public enum OperationType: OpenEnumeration {
  /// `INSERT`.
  case insert
  /// `MODIFY`.
  case modify
  /// `REMOVE`.
  case remove
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "INSERT": self = .insert
    case "MODIFY": self = .modify
    case "REMOVE": self = .remove
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .insert: "INSERT"
    case .modify: "MODIFY"
    case .remove: "REMOVE"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
