import DynamockModel
import DynamockStorage

/// One version of an item inside an operation: its image, and its attributes once someone looks.
struct StoredItem: Sendable {
  let image: ItemImage
  private var decoded: Item?

  /// Takes what the store holds; nothing is decoded yet.
  init(_ image: ItemImage) { self.image = image }

  /// Takes attributes that are to be stored.
  init(_ item: Item, size: Int) {
    image = ItemImage(item, size: size)
    decoded = item
  }

  /// The attributes, decoded at first use.
  mutating func item() throws(DynamoDBError) -> Item {
    if let decoded { return decoded }
    let item = try image.item()
    decoded = item
    return item
  }

  /// One attribute, without decoding the others.
  func attribute(named name: String) -> AttributeValue? {
    if let decoded { return decoded[name] }
    return image.attribute(named: name)
  }

  /// The size in bytes by DynamoDB's rule.
  var size: Int { image.size }
}

extension ItemImage {
  /// The attributes of a stored item.
  ///
  /// - Throws: InternalServerError for bytes that are no item, which only a damaged file holds.
  func item() throws(DynamoDBError) -> Item {
    guard let item = decoded() else { throw .damagedItem }
    return item
  }
}

extension ItemImage {
  /// The image with these attributes only.
  ///
  /// - Throws: InternalServerError for bytes that are no item, which only a damaged file holds.
  func keepingStored(_ names: [String]) throws(DynamoDBError) -> ItemImage {
    guard let image = keeping(names) else { throw .damagedItem }
    return image
  }
}

extension DynamoDBError {
  /// Stored bytes that are no item.
  static let damagedItem = DynamoDBError(StorageError.damagedItem)
}

extension StorageError {
  /// Stored bytes that are no item.
  static let damagedItem = StorageError(
    .damaged, "A stored item cannot be read: the data file is damaged; restore it from a copy.")
}
