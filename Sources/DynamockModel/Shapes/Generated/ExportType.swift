// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `ExportType` in DynamoDB's API.
public enum ExportType: OpenEnumeration {
  /// `FULL_EXPORT`.
  case fullExport
  /// `INCREMENTAL_EXPORT`.
  case incrementalExport
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "FULL_EXPORT": self = .fullExport
    case "INCREMENTAL_EXPORT": self = .incrementalExport
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .fullExport: "FULL_EXPORT"
    case .incrementalExport: "INCREMENTAL_EXPORT"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
