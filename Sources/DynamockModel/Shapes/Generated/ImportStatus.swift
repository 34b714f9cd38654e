// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

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
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
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

  /// The name on the wire.
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

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
