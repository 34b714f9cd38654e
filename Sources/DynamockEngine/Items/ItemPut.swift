import DynamockModel

extension Table {
  /// Checks an item that is to be stored whole, after its key: index keys, then size.
  ///
  /// - Returns: the item as it will be stored.
  func checkedForPut(_ item: Item, at now: Timestamp) throws(DynamoDBError) -> StoredItem {
    try checkIndexKeys(of: item, at: now)
    let size = item.size
    guard size <= Limits.itemSize, fitsWithLocalEntries(item, size: size) else {
      throw .invalid(Sentence.itemTooLarge)
    }
    return StoredItem(item, size: size)
  }
}
