// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `AttributeAction` in DynamoDB's API.
public enum AttributeAction: OpenEnumeration {
  /// `ADD`.
  case add
  /// `PUT`.
  case put
  /// `DELETE`.
  case delete
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ADD": self = .add
    case "PUT": self = .put
    case "DELETE": self = .delete
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .add: "ADD"
    case .put: "PUT"
    case .delete: "DELETE"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
