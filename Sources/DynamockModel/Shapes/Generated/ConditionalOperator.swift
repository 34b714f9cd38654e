// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `ConditionalOperator` in DynamoDB's API.
public enum ConditionalOperator: OpenEnumeration {
  /// `AND`.
  case and
  /// `OR`.
  case or
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "AND": self = .and
    case "OR": self = .or
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .and: "AND"
    case .or: "OR"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
