// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `ScalarAttributeType` in DynamoDB's API.
public enum ScalarAttributeType: OpenEnumeration {
  /// `S`.
  case s
  /// `N`.
  case n
  /// `B`.
  case b
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "S": self = .s
    case "N": self = .n
    case "B": self = .b
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .s: "S"
    case .n: "N"
    case .b: "B"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
