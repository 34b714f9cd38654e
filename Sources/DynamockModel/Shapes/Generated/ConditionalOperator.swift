// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `ConditionalOperator` in DynamoDB's API.
public enum ConditionalOperator: OpenEnumeration {
  /// `AND`.
  case and
  /// `OR`.
  case or
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "AND": self = .and
    case "OR": self = .or
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .and: "AND"
    case .or: "OR"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
