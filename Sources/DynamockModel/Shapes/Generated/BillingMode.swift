// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `BillingMode` in DynamoDB's API.
public enum BillingMode: OpenEnumeration {
  /// `PROVISIONED`.
  case provisioned
  /// `PAY_PER_REQUEST`.
  case payPerRequest
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "PROVISIONED": self = .provisioned
    case "PAY_PER_REQUEST": self = .payPerRequest
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .provisioned: "PROVISIONED"
    case .payPerRequest: "PAY_PER_REQUEST"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
