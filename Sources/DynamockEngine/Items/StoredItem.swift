import DynamockModel
import DynamockStorage

/// A version of an item inside an operation: its image, and its attributes once they are needed.
struct StoredItem: Sendable {
  let image: ItemImage
  private var decoded: Item?

  /// Creates a version from stored bytes, which are not decoded yet.
  init(_ image: ItemImage) { self.image = image }

  /// Creates a version from an item to be stored.
  init(_ item: NewItem) {
    image = item.image
    decoded = item.attributes
  }

  /// Creates a version from attributes to be stored.
  init(_ item: Item, size: Int) {
    image = ItemImage(item, size: size)
    decoded = item
  }

  /// Returns the attributes, decoded on first use.
  mutating func item() throws(EngineFault) -> Item {
    if let decoded { return decoded }
    let item = try image.item()
    decoded = item
    return item
  }

  /// The attributes, if they have been decoded.
  var decodedItem: Item? { decoded }

  /// Whether the attributes have been decoded.
  var isDecoded: Bool { decoded != nil }

  /// Returns an attribute without decoding the others.
  func attribute(named name: String) -> AttributeValue? {
    if let decoded { return decoded[name] }
    return image.attribute(named: name)
  }

  /// The size in bytes by DynamoDB's rules.
  var size: Int { image.size }
}

extension ItemImage {
  /// Returns the attributes of a stored item.
  ///
  /// - Throws: InternalServerError if the bytes are not an item, which is only possible in a
  ///   damaged file.
  func item() throws(EngineFault) -> Item {
    guard let item = decoded() else { throw .damagedItem }
    return item
  }
}

extension ItemImage {
  /// Returns the image with only these attributes.
  ///
  /// - Throws: InternalServerError if the bytes are not an item, which is only possible in a
  ///   damaged file.
  func keepingStored(_ names: [String]) throws(EngineFault) -> ItemImage {
    guard let image = keeping(names) else { throw .damagedItem }
    return image
  }
}
