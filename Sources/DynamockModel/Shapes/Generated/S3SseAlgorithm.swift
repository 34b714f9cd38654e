// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `S3SseAlgorithm` in DynamoDB's API.
public enum S3SseAlgorithm: OpenEnumeration {
  /// `AES256`.
  case aes256
  /// `KMS`.
  case kms
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "AES256": self = .aes256
    case "KMS": self = .kms
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .aes256: "AES256"
    case .kms: "KMS"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
