// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `ProjectionType` in DynamoDB's API.
public enum ProjectionType: OpenEnumeration {
  /// `ALL`.
  case all
  /// `KEYS_ONLY`.
  case keysOnly
  /// `INCLUDE`.
  case include
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ALL": self = .all
    case "KEYS_ONLY": self = .keysOnly
    case "INCLUDE": self = .include
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .all: "ALL"
    case .keysOnly: "KEYS_ONLY"
    case .include: "INCLUDE"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
