// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

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
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
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

  /// The name on the wire.
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

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
