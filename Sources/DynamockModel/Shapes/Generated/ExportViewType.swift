// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The values of `ExportViewType` in DynamoDB's API.
public enum ExportViewType: OpenEnumeration {
  /// `NEW_IMAGE`.
  case newImage
  /// `NEW_AND_OLD_IMAGES`.
  case newAndOldImages
  /// A value that is not part of the API.
  case unrecognized(String)

  /// Creates a value from its name on the wire.
  public init(rawValue: String) {
    switch rawValue {
    case "NEW_IMAGE": self = .newImage
    case "NEW_AND_OLD_IMAGES": self = .newAndOldImages
    default: self = .unrecognized(rawValue)
    }
  }

  /// The name on the wire.
  public var rawValue: String {
    switch self {
    case .newImage: "NEW_IMAGE"
    case .newAndOldImages: "NEW_AND_OLD_IMAGES"
    case .unrecognized(let value): value
    }
  }

  /// Whether the value is not part of the API.
  public var isUnrecognized: Bool {
    if case .unrecognized = self { true } else { false }
  }
}
