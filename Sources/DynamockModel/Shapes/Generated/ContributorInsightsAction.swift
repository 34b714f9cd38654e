// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `ContributorInsightsAction` in DynamoDB's API.
public enum ContributorInsightsAction: OpenEnumeration {
  /// `ENABLE`.
  case enable
  /// `DISABLE`.
  case disable
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ENABLE": self = .enable
    case "DISABLE": self = .disable
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .enable: "ENABLE"
    case .disable: "DISABLE"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
