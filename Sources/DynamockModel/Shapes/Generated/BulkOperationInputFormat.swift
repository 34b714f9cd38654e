// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `BulkOperationInputFormat` in DynamoDB's API.
public enum BulkOperationInputFormat: OpenEnumeration {
  /// `DYNAMODB_JSON`.
  case dynamodbJson
  /// `ION`.
  case ion
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "DYNAMODB_JSON": self = .dynamodbJson
    case "ION": self = .ion
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .dynamodbJson: "DYNAMODB_JSON"
    case .ion: "ION"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
