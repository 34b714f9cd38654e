// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `KeyType` in DynamoDB's API.
public enum KeyType: OpenEnumeration {
  /// `HASH`.
  case hash
  /// `RANGE`.
  case range
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "HASH": self = .hash
    case "RANGE": self = .range
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .hash: "HASH"
    case .range: "RANGE"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
