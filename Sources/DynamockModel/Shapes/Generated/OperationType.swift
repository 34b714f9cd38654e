// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `OperationType` in DynamoDB's API.
public enum OperationType: OpenEnumeration {
  /// `INSERT`.
  case insert
  /// `MODIFY`.
  case modify
  /// `REMOVE`.
  case remove
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "INSERT": self = .insert
    case "MODIFY": self = .modify
    case "REMOVE": self = .remove
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .insert: "INSERT"
    case .modify: "MODIFY"
    case .remove: "REMOVE"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
