// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `MultiRegionConsistency` in DynamoDB's API.
public enum MultiRegionConsistency: OpenEnumeration {
  /// `EVENTUAL`.
  case eventual
  /// `STRONG`.
  case strong
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "EVENTUAL": self = .eventual
    case "STRONG": self = .strong
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .eventual: "EVENTUAL"
    case .strong: "STRONG"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
