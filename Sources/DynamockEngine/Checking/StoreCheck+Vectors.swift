import DynamockModel
import DynamockStorage

extension StoreCheck {
  /// Checks that a vector index has the entry of an item.
  func checkEntry(
    of image: ItemImage, at key: PrimaryKey, in index: SearchIndex, of table: Table
  ) throws(StorageError) {
    var version: StoredItem? = StoredItem(image)
    guard let entry = try? index.entry(of: &version, key: key) else { return }
    let owner = KeyspaceOwner.searchIndex(table, index)
    guard let stored = try value(for: entry.key, in: index.keyspace) else {
      // An entry that cannot be read is reported by itself.
      if !reader.isDamaged(index.keyspace) { note(owner, entry.key, "the item has no entry") }
      return
    }
    if !index.isValue(stored, of: entry) {
      note(owner, entry.key, "the entry differs from its item")
    }
  }

  /// Checks that each entry of a vector index has its item.
  mutating func check(_ index: SearchIndex, of table: Table) throws(StorageError) {
    let owner = KeyspaceOwner.searchIndex(table, index)
    var entries = 0
    var bytes = 0
    try forEachEntry(of: index.keyspace, in: owner) { entryKey, value throws(StorageError) in
      entries += 1
      bytes += ItemImage(storedBytes: value).size
      guard let attributes = index.keyAttributes(inEntryKey: entryKey, of: table),
        let key = try? table.primaryKey(matchingSchemaOf: attributes)
      else { return note(owner, entryKey, "is not an entry of the index") }
      guard let stored = try self.value(for: key.rowKey, in: table.keyspace) else {
        if !reader.isDamaged(table.keyspace) { note(owner, entryKey, "the entry has no item") }
        return
      }
      var version: StoredItem? = StoredItem(ItemImage(storedBytes: stored))
      let expected = try? index.entry(of: &version, key: key)
      if expected?.key != entryKey { note(owner, entryKey, "the entry differs from its item") }
    }
    counts.indexEntries += entries
    try compareFigures(of: index.keyspace, in: owner, items: entries, bytes: bytes)
  }
}

extension SearchIndex {
  /// Returns whether stored bytes are those of an entry; the order within sets and maps may differ.
  fileprivate func isValue(_ stored: [UInt8], of entry: SearchEntry) -> Bool {
    let value = entry.value
    guard stored.count == value.count,
      stored[..<definition.textOffset] == value[..<definition.textOffset],
      let image = SearchEntry.image(in: stored, of: self)
    else { return false }
    return image.isEqualValue(to: entry.image)
  }
}
