// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `VectorDistanceFunction` in DynamoDB's API.
public enum VectorDistanceFunction: OpenEnumeration {
  /// `COSINE`.
  case cosine
  /// `DOT_PRODUCT`.
  case dotProduct
  /// `EUCLIDEAN`.
  case euclidean
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "COSINE": self = .cosine
    case "DOT_PRODUCT": self = .dotProduct
    case "EUCLIDEAN": self = .euclidean
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .cosine: "COSINE"
    case .dotProduct: "DOT_PRODUCT"
    case .euclidean: "EUCLIDEAN"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
