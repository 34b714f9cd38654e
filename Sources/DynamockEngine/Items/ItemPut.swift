import DynamockModel

extension Table {
  /// Checks an item that is to be stored whole, after its key: index keys, then size.
  ///
  /// - Returns: the item as it will be stored.
  func checkedForPut(_ item: Item, at now: Timestamp) throws(DynamoDBError) -> StoredItem {
    let size = item.size
    try checkForPut(item, size: size, at: now)
    return StoredItem(item, size: size)
  }

  /// Checks an item that was made ready to be stored before, while no other writer waited.
  ///
  /// - Returns: the item as it will be stored.
  func checkedForPut(_ put: ReadyPut, at now: Timestamp) throws(DynamoDBError) -> StoredItem {
    try checkForPut(put.item, size: put.stored.size, at: now)
    return put.stored
  }

  private func checkForPut(
    _ item: Item, size: Int, at now: Timestamp
  ) throws(DynamoDBError) {
    try checkIndexKeys(of: item, at: now)
    guard size <= Limits.itemSize, fitsWithLocalEntries(item, size: size) else {
      throw .invalid(Sentence.itemTooLarge)
    }
  }
}

/// An item that is to be stored whole and its bytes, which need no table.
///
/// Writers wait for each other from a write's beginning to its end, so what can be done before it
/// is: the bytes are half of the work of a PutItem's write.
struct ReadyPut: Sendable {
  let item: Item
  fileprivate let stored: StoredItem

  init(_ item: Item) {
    self.item = item
    stored = StoredItem(item, size: item.size)
  }
}
