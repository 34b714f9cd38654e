// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `MultiRegionConsistency` in DynamoDB's API.
public enum MultiRegionConsistency: OpenEnumeration {
  /// `EVENTUAL`.
  case eventual
  /// `STRONG`.
  case strong
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "EVENTUAL": self = .eventual
    case "STRONG": self = .strong
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .eventual: "EVENTUAL"
    case .strong: "STRONG"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
