// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `AttributeAction` in DynamoDB's API.
public enum AttributeAction: OpenEnumeration {
  /// `ADD`.
  case add
  /// `PUT`.
  case put
  /// `DELETE`.
  case delete
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ADD": self = .add
    case "PUT": self = .put
    case "DELETE": self = .delete
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .add: "ADD"
    case .put: "PUT"
    case .delete: "DELETE"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
