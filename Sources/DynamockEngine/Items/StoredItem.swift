import DynamockModel

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
  mutating func item() -> Item {
    if let decoded { return decoded }
    let item = image.decoded()
    decoded = item
    return item
  }

  /// The size in bytes by DynamoDB's rule.
  var size: Int { image.size }
}
