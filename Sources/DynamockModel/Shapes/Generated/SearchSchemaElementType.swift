// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `SearchSchemaElementType` in DynamoDB's API.
public enum SearchSchemaElementType: OpenEnumeration {
  /// `HASH`.
  case hash
  /// `INLINE_FILTER`.
  case inlineFilter
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "HASH": self = .hash
    case "INLINE_FILTER": self = .inlineFilter
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .hash: "HASH"
    case .inlineFilter: "INLINE_FILTER"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
