// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The values of `SSEType` in DynamoDB's API.
public enum SSEType: OpenEnumeration {
  /// `AES256`.
  case aes256
  /// `KMS`.
  case kms
  /// A value that the API does not know.
  case unrecognized(String)

  /// Reads a value as it stands on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "AES256": self = .aes256
    case "KMS": self = .kms
    default: self = .unrecognized(rawValue)
    }
  }

  /// The value as it stands on the wire.
  public var rawValue: String {
    switch self {
    case .aes256: "AES256"
    case .kms: "KMS"
    case .unrecognized(let value): value
    }
  }

  /// Whether it is none of the API's values.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
