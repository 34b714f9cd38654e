// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `InputCompressionType` in DynamoDB's API.
public enum InputCompressionType: OpenEnumeration {
  /// `GZIP`.
  case gzip
  /// `ZSTD`.
  case zstd
  /// `NONE`.
  case nothing
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "GZIP": self = .gzip
    case "ZSTD": self = .zstd
    case "NONE": self = .nothing
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .gzip: "GZIP"
    case .zstd: "ZSTD"
    case .nothing: "NONE"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
