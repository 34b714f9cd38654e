// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `ScalarAttributeType` in DynamoDB's API.
public enum ScalarAttributeType: OpenEnumeration {
  /// `S`.
  case s
  /// `N`.
  case n
  /// `B`.
  case b
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "S": self = .s
    case "N": self = .n
    case "B": self = .b
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .s: "S"
    case .n: "N"
    case .b: "B"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
