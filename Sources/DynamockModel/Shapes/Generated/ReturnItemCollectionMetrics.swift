// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `ReturnItemCollectionMetrics` in DynamoDB's API.
public enum ReturnItemCollectionMetrics: OpenEnumeration {
  /// `SIZE`.
  case size
  /// `NONE`.
  case nothing
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "SIZE": self = .size
    case "NONE": self = .nothing
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .size: "SIZE"
    case .nothing: "NONE"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
