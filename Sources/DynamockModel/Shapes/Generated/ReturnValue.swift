// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `ReturnValue` in DynamoDB's API.
public enum ReturnValue: OpenEnumeration {
  /// `NONE`.
  case nothing
  /// `ALL_OLD`.
  case allOld
  /// `UPDATED_OLD`.
  case updatedOld
  /// `ALL_NEW`.
  case allNew
  /// `UPDATED_NEW`.
  case updatedNew
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "NONE": self = .nothing
    case "ALL_OLD": self = .allOld
    case "UPDATED_OLD": self = .updatedOld
    case "ALL_NEW": self = .allNew
    case "UPDATED_NEW": self = .updatedNew
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .nothing: "NONE"
    case .allOld: "ALL_OLD"
    case .updatedOld: "UPDATED_OLD"
    case .allNew: "ALL_NEW"
    case .updatedNew: "UPDATED_NEW"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
