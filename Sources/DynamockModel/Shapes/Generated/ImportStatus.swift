// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `ImportStatus` in DynamoDB's API.
public enum ImportStatus: OpenEnumeration {
  /// `IN_PROGRESS`.
  case inProgress
  /// `COMPLETED`.
  case completed
  /// `CANCELLING`.
  case cancelling
  /// `CANCELLED`.
  case cancelled
  /// `FAILED`.
  case failed
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "IN_PROGRESS": self = .inProgress
    case "COMPLETED": self = .completed
    case "CANCELLING": self = .cancelling
    case "CANCELLED": self = .cancelled
    case "FAILED": self = .failed
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .inProgress: "IN_PROGRESS"
    case .completed: "COMPLETED"
    case .cancelling: "CANCELLING"
    case .cancelled: "CANCELLED"
    case .failed: "FAILED"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
