// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `TableClass` in DynamoDB's API.
public enum TableClass: OpenEnumeration {
  /// `STANDARD`.
  case standard
  /// `STANDARD_INFREQUENT_ACCESS`.
  case standardInfrequentAccess
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "STANDARD": self = .standard
    case "STANDARD_INFREQUENT_ACCESS": self = .standardInfrequentAccess
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .standard: "STANDARD"
    case .standardInfrequentAccess: "STANDARD_INFREQUENT_ACCESS"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
