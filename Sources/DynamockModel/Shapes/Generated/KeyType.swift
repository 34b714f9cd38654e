// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `KeyType` in DynamoDB's API.
public enum KeyType: OpenEnumeration {
  /// `HASH`.
  case hash
  /// `RANGE`.
  case range
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "HASH": self = .hash
    case "RANGE": self = .range
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .hash: "HASH"
    case .range: "RANGE"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
