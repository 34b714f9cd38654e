// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `ExportType` in DynamoDB's API.
public enum ExportType: OpenEnumeration {
  /// `FULL_EXPORT`.
  case fullExport
  /// `INCREMENTAL_EXPORT`.
  case incrementalExport
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "FULL_EXPORT": self = .fullExport
    case "INCREMENTAL_EXPORT": self = .incrementalExport
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .fullExport: "FULL_EXPORT"
    case .incrementalExport: "INCREMENTAL_EXPORT"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
