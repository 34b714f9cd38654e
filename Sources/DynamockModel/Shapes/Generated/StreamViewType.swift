// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `StreamViewType` in DynamoDB's API.
public enum StreamViewType: OpenEnumeration {
  /// `NEW_IMAGE`.
  case newImage
  /// `OLD_IMAGE`.
  case oldImage
  /// `NEW_AND_OLD_IMAGES`.
  case newAndOldImages
  /// `KEYS_ONLY`.
  case keysOnly
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "NEW_IMAGE": self = .newImage
    case "OLD_IMAGE": self = .oldImage
    case "NEW_AND_OLD_IMAGES": self = .newAndOldImages
    case "KEYS_ONLY": self = .keysOnly
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .newImage: "NEW_IMAGE"
    case .oldImage: "OLD_IMAGE"
    case .newAndOldImages: "NEW_AND_OLD_IMAGES"
    case .keysOnly: "KEYS_ONLY"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
