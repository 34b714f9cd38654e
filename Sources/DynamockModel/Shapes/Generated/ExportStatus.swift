// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `ExportStatus` in DynamoDB's API.
public enum ExportStatus: OpenEnumeration {
  /// `IN_PROGRESS`.
  case inProgress
  /// `COMPLETED`.
  case completed
  /// `FAILED`.
  case failed
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "IN_PROGRESS": self = .inProgress
    case "COMPLETED": self = .completed
    case "FAILED": self = .failed
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .inProgress: "IN_PROGRESS"
    case .completed: "COMPLETED"
    case .failed: "FAILED"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
