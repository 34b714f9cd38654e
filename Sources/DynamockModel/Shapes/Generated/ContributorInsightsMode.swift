// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `ContributorInsightsMode` in DynamoDB's API.
public enum ContributorInsightsMode: OpenEnumeration {
  /// `ACCESSED_AND_THROTTLED_KEYS`.
  case accessedAndThrottledKeys
  /// `THROTTLED_KEYS`.
  case throttledKeys
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ACCESSED_AND_THROTTLED_KEYS": self = .accessedAndThrottledKeys
    case "THROTTLED_KEYS": self = .throttledKeys
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .accessedAndThrottledKeys: "ACCESSED_AND_THROTTLED_KEYS"
    case .throttledKeys: "THROTTLED_KEYS"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
