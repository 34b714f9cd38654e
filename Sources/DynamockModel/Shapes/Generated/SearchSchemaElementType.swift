// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `SearchSchemaElementType` in DynamoDB's API.
public enum SearchSchemaElementType: OpenEnumeration {
  /// `HASH`.
  case hash
  /// `INLINE_FILTER`.
  case inlineFilter
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "HASH": self = .hash
    case "INLINE_FILTER": self = .inlineFilter
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .hash: "HASH"
    case .inlineFilter: "INLINE_FILTER"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
