// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `InputFormat` in DynamoDB's API.
public enum InputFormat: OpenEnumeration {
  /// `DYNAMODB_JSON`.
  case dynamodbJson
  /// `ION`.
  case ion
  /// `CSV`.
  case csv
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "DYNAMODB_JSON": self = .dynamodbJson
    case "ION": self = .ion
    case "CSV": self = .csv
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .dynamodbJson: "DYNAMODB_JSON"
    case .ion: "ION"
    case .csv: "CSV"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
