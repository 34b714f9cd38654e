// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `ComparisonOperator` in DynamoDB's API.
public enum ComparisonOperator: OpenEnumeration {
  /// `EQ`.
  case eq
  /// `NE`.
  case ne
  /// `IN`.
  case `in`
  /// `LE`.
  case le
  /// `LT`.
  case lt
  /// `GE`.
  case ge
  /// `GT`.
  case gt
  /// `BETWEEN`.
  case between
  /// `NOT_NULL`.
  case notNull
  /// `NULL`.
  case null
  /// `CONTAINS`.
  case contains
  /// `NOT_CONTAINS`.
  case notContains
  /// `BEGINS_WITH`.
  case beginsWith
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "EQ": self = .eq
    case "NE": self = .ne
    case "IN": self = .in
    case "LE": self = .le
    case "LT": self = .lt
    case "GE": self = .ge
    case "GT": self = .gt
    case "BETWEEN": self = .between
    case "NOT_NULL": self = .notNull
    case "NULL": self = .null
    case "CONTAINS": self = .contains
    case "NOT_CONTAINS": self = .notContains
    case "BEGINS_WITH": self = .beginsWith
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .eq: "EQ"
    case .ne: "NE"
    case .in: "IN"
    case .le: "LE"
    case .lt: "LT"
    case .ge: "GE"
    case .gt: "GT"
    case .between: "BETWEEN"
    case .notNull: "NOT_NULL"
    case .null: "NULL"
    case .contains: "CONTAINS"
    case .notContains: "NOT_CONTAINS"
    case .beginsWith: "BEGINS_WITH"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
