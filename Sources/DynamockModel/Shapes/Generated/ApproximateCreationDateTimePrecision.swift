// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `ApproximateCreationDateTimePrecision` in DynamoDB's API.
public enum ApproximateCreationDateTimePrecision: OpenEnumeration {
  /// `MILLISECOND`.
  case millisecond
  /// `MICROSECOND`.
  case microsecond
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "MILLISECOND": self = .millisecond
    case "MICROSECOND": self = .microsecond
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .millisecond: "MILLISECOND"
    case .microsecond: "MICROSECOND"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
