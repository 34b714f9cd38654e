// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `ContributorInsightsMode` in DynamoDB's API.
public enum ContributorInsightsMode: OpenEnumeration {
  /// `ACCESSED_AND_THROTTLED_KEYS`.
  case accessedAndThrottledKeys
  /// `THROTTLED_KEYS`.
  case throttledKeys
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ACCESSED_AND_THROTTLED_KEYS": self = .accessedAndThrottledKeys
    case "THROTTLED_KEYS": self = .throttledKeys
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .accessedAndThrottledKeys: "ACCESSED_AND_THROTTLED_KEYS"
    case .throttledKeys: "THROTTLED_KEYS"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
