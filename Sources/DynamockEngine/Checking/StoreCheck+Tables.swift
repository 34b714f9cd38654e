import DynamockModel
import DynamockStorage

extension StoreCheck {
  /// Checks a table with its indexes, expiry times and log of changes.
  mutating func check(_ table: Table) throws(StorageError) {
    var items = 0
    var bytes = 0
    let indexes = table.indexes.filter { !$0.definition.isBeingDeleted }
    let searches = table.searchIndexes.filter { !$0.definition.isBeingDeleted }
    try forEachEntry(of: table.keyspace, in: .table(table)) { rowKey, value throws(StorageError) in
      let image = ItemImage(storedBytes: value)
      items += 1
      bytes += image.size
      guard let item = image.decoded(), let key = try? table.primaryKey(matchingSchemaOf: item)
      else { return note(.table(table), rowKey, "is not an item of the table") }
      if key.rowKey != rowKey { note(.table(table), rowKey, "the item has another key") }
      if item.size != image.size { note(.table(table), rowKey, "the item's stored size is wrong") }
      for index in indexes where index.isFilled(at: rowKey) {
        try checkEntry(of: image, at: key, in: index, of: table)
      }
      for index in searches where index.isFilled(at: rowKey) {
        try checkEntry(of: image, at: key, in: index, of: table)
      }
      try checkExpiry(of: image, at: rowKey, of: table)
    }
    counts.items += items
    try compareFigures(of: table.keyspace, in: .table(table), items: items, bytes: bytes)
    for index in indexes { try check(index, of: table) }
    for index in searches { try check(index, of: table) }
    if let expiries = table.expiries { try check(expiries, of: table) }
    if let log = table.recoveryLog { try check(log, of: table) }
  }

  private func checkExpiry(
    of image: ItemImage, at rowKey: [UInt8], of table: Table
  ) throws(StorageError) {
    guard let expiries = table.expiries,
      let moment = StoredItem(image).expiry(under: expiries.attributeName)
    else { return }
    let key = ExpiryKey.key(moment, of: rowKey)
    guard try value(for: key, in: expiries.keyspace) != rowKey,
      expiries.backfill?.remaining.contains(rowKey) != true
    else { return }
    if !reader.isDamaged(expiries.keyspace) {
      note(.expiries(table), key, "the item has no expiry time")
    }
  }

  /// Checks that each expiry time is that of its item.
  private mutating func check(_ expiries: TimeToLive, of table: Table) throws(StorageError) {
    var entries = 0
    try forEachEntry(of: expiries.keyspace, in: .expiries(table)) {
      key, rowKey throws(StorageError) in
      entries += 1
      guard let stored = try value(for: rowKey, in: table.keyspace) else {
        if !reader.isDamaged(table.keyspace) {
          note(.expiries(table), key, "the expiry time has no item")
        }
        return
      }
      let item = StoredItem(ItemImage(storedBytes: stored))
      let moment = item.expiry(under: expiries.attributeName)
      if moment.map({ ExpiryKey.key($0, of: rowKey) }) != key {
        note(.expiries(table), key, "the expiry time differs from its item")
      }
    }
    counts.expiryTimes += entries
  }
}

extension OnlineIndex {
  /// Whether the index is being deleted; its entries are no longer used.
  fileprivate var isBeingDeleted: Bool {
    if case .deleting = lifecycle { true } else { false }
  }
}
