import DynamockModel

extension Table {
  /// Validates an item that is to be stored as a whole, after its key: index keys, then size.
  ///
  /// - Returns: the version to be stored.
  func checkedForPut(_ item: NewItem, at now: Timestamp) throws(EngineFault) -> StoredItem {
    let put = ReadyPut(item).prepared(for: self)
    try check(put, at: now)
    return put.stored
  }

  /// Validates an item whose bytes have been created, in the same order.
  func check(_ put: ReadyPut, at now: Timestamp) throws(EngineFault) {
    let (item, size) = (put.item, put.stored.size)
    try checkIndexKeys(of: item, at: now)
    try checkVectors(of: item, at: now)
    guard size <= Limits.itemSize, fitsWithLocalEntries(item, size: size) else {
      throw .item(.tooLarge)
    }
  }
}

/// A whole item to be stored and its bytes, which can be determined without a table.
///
/// Writers wait for each other during a write, so as much as possible is done before it: creating
/// the bytes is half of the work of a PutItem's write.
struct ReadyPut: Sendable {
  let item: NewItem
  let stored: StoredItem

  init(_ item: NewItem) {
    self.item = item
    stored = StoredItem(item)
  }

  /// Returns the put with its attributes at hand if the table's indexes look them up.
  func prepared(for table: Table) -> ReadyPut {
    needsAttributes(of: table) ? ReadyPut(item.withAttributes) : self
  }

  /// Whether the table's indexes look up attributes that are not at hand.
  func needsAttributes(of table: Table) -> Bool { table.hasIndexes && item.attributes == nil }
}
