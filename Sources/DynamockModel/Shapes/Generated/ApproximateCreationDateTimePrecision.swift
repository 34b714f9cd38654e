// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `ApproximateCreationDateTimePrecision` in DynamoDB's API.
public enum ApproximateCreationDateTimePrecision: OpenEnumeration {
  /// `MILLISECOND`.
  case millisecond
  /// `MICROSECOND`.
  case microsecond
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "MILLISECOND": self = .millisecond
    case "MICROSECOND": self = .microsecond
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .millisecond: "MILLISECOND"
    case .microsecond: "MICROSECOND"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
