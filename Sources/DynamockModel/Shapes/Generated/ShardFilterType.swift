// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `ShardFilterType` in DynamoDB's API.
public enum ShardFilterType: OpenEnumeration {
  /// `CHILD_SHARDS`.
  case childShards
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "CHILD_SHARDS": self = .childShards
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .childShards: "CHILD_SHARDS"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
