// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

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
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ALL_ATTRIBUTES": self = .allAttributes
    case "ALL_PROJECTED_ATTRIBUTES": self = .allProjectedAttributes
    case "SPECIFIC_ATTRIBUTES": self = .specificAttributes
    case "COUNT": self = .count
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .allAttributes: "ALL_ATTRIBUTES"
    case .allProjectedAttributes: "ALL_PROJECTED_ATTRIBUTES"
    case .specificAttributes: "SPECIFIC_ATTRIBUTES"
    case .count: "COUNT"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
