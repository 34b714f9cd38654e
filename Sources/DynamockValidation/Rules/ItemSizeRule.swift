import DynamockModel

/// The 400 KB limit of an item that is put (§7); an item that an update makes is the engine's.
enum ItemSizeRule {
  /// Refuses an item above the limit.
  ///
  /// The exact size costs a look at every number; it is only taken where the texts and bytes at the
  /// top leave it open.
  static func check(_ item: Item) throws(RequestFault) {
    guard upperBound(item) > Limits.itemSize else { return }
    let size = item.size
    if size > Limits.itemSize { throw .itemTooLarge(size: size) }
  }

  /// A size that the item does not exceed; containers are counted exactly, numbers at their largest.
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

  /// 38 digits, a minus sign and the odd halves on both sides of the point.
  private static let largestNumber = 23
}
