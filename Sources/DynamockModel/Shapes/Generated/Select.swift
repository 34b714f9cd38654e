// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `Select` in DynamoDB's API.
public enum Select: OpenEnumeration {
  /// `ALL_ATTRIBUTES`.
  case allAttributes
  /// `ALL_PROJECTED_ATTRIBUTES`.
  case allProjectedAttributes
  /// `SPECIFIC_ATTRIBUTES`.
  case specificAttributes
  /// `COUNT`.
  case count
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ALL_ATTRIBUTES": self = .allAttributes
    case "ALL_PROJECTED_ATTRIBUTES": self = .allProjectedAttributes
    case "SPECIFIC_ATTRIBUTES": self = .specificAttributes
    case "COUNT": self = .count
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .allAttributes: "ALL_ATTRIBUTES"
    case .allProjectedAttributes: "ALL_PROJECTED_ATTRIBUTES"
    case .specificAttributes: "SPECIFIC_ATTRIBUTES"
    case .count: "COUNT"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
