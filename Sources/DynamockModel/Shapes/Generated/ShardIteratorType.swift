// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `ShardIteratorType` in DynamoDB's API.
public enum ShardIteratorType: OpenEnumeration {
  /// `TRIM_HORIZON`.
  case trimHorizon
  /// `LATEST`.
  case latest
  /// `AT_SEQUENCE_NUMBER`.
  case atSequenceNumber
  /// `AFTER_SEQUENCE_NUMBER`.
  case afterSequenceNumber
  /// `AT_TIMESTAMP`.
  case atTimestamp
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "TRIM_HORIZON": self = .trimHorizon
    case "LATEST": self = .latest
    case "AT_SEQUENCE_NUMBER": self = .atSequenceNumber
    case "AFTER_SEQUENCE_NUMBER": self = .afterSequenceNumber
    case "AT_TIMESTAMP": self = .atTimestamp
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .trimHorizon: "TRIM_HORIZON"
    case .latest: "LATEST"
    case .atSequenceNumber: "AT_SEQUENCE_NUMBER"
    case .afterSequenceNumber: "AFTER_SEQUENCE_NUMBER"
    case .atTimestamp: "AT_TIMESTAMP"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
