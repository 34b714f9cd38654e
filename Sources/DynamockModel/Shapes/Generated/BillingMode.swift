// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `BillingMode` in DynamoDB's API.
public enum BillingMode: OpenEnumeration {
  /// `PROVISIONED`.
  case provisioned
  /// `PAY_PER_REQUEST`.
  case payPerRequest
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "PROVISIONED": self = .provisioned
    case "PAY_PER_REQUEST": self = .payPerRequest
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .provisioned: "PROVISIONED"
    case .payPerRequest: "PAY_PER_REQUEST"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
