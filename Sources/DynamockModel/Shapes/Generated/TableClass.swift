// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `TableClass` in DynamoDB's API.
public enum TableClass: OpenEnumeration {
  /// `STANDARD`.
  case standard
  /// `STANDARD_INFREQUENT_ACCESS`.
  case standardInfrequentAccess
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "STANDARD": self = .standard
    case "STANDARD_INFREQUENT_ACCESS": self = .standardInfrequentAccess
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .standard: "STANDARD"
    case .standardInfrequentAccess: "STANDARD_INFREQUENT_ACCESS"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
