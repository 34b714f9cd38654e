// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `ContributorInsightsAction` in DynamoDB's API.
public enum ContributorInsightsAction: OpenEnumeration {
  /// `ENABLE`.
  case enable
  /// `DISABLE`.
  case disable
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "ENABLE": self = .enable
    case "DISABLE": self = .disable
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .enable: "ENABLE"
    case .disable: "DISABLE"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
