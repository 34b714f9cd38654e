// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `ShardFilterType` in DynamoDB's API.
public enum ShardFilterType: OpenEnumeration {
  /// `CHILD_SHARDS`.
  case childShards
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "CHILD_SHARDS": self = .childShards
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .childShards: "CHILD_SHARDS"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
