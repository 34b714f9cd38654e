// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `BulkOperationInputFormat` in DynamoDB's API.
public enum BulkOperationInputFormat: OpenEnumeration {
  /// `DYNAMODB_JSON`.
  case dynamodbJson
  /// `ION`.
  case ion
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "DYNAMODB_JSON": self = .dynamodbJson
    case "ION": self = .ion
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .dynamodbJson: "DYNAMODB_JSON"
    case .ion: "ION"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
