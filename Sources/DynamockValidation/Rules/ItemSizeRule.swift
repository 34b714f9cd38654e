import DynamockModel

/// The 400 KB limit of an item to be put; the engine checks items that an update creates.
enum ItemSizeRule {
  /// Rejects an item that exceeds the limit.
  ///
  /// Computing the exact size takes reading every number, so it is only done if an estimate exceeds
  /// the limit.
  static func check(_ item: NewItem) throws(RequestFault) {
    guard let item = item.unchecked, upperBound(item) > Limits.itemSize else { return }
    let size = item.size
    if size > Limits.itemSize { throw .itemTooLarge(size: size) }
  }

  /// Returns an upper limit of the item's size, in which containers are exact and numbers have the
  /// maximum size.
  private static func upperBound(_ item: Item) -> Int {
    var bound = 0
    for attribute in item.attributes {
      bound += attribute.name.utf8.count
      switch attribute.value {
      case .string(let text): bound += text.utf8.count
      case .binary(let bytes): bound += bytes.count
      case .number: bound += largestNumber
      case .bool, .null: bound += 1
      default: bound += attribute.value.size
      }
    }
    return bound
  }

  /// The maximum size of a number: 38 digits, a minus sign, and the rounding on both sides of the
  /// point.
  private static let largestNumber = 23
}
