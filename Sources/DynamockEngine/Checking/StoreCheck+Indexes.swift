import DynamockModel
import DynamockStorage

extension StoreCheck {
  /// Checks that an index has the entry of an item.
  func checkEntry(
    of image: ItemImage, at key: PrimaryKey, in index: some StoredIndex, of table: Table
  ) throws(StorageError) {
    guard let entry = try? index.storedEntry(of: image, at: key) else { return }
    let owner = index.owner(in: table)
    guard let stored = try value(for: entry.key, in: index.keyspace) else {
      // An entry that cannot be read is reported by itself.
      if !reader.isDamaged(index.keyspace) { note(owner, entry.key, "the item has no entry") }
      return
    }
    if !index.isValue(stored, of: entry) {
      note(owner, entry.key, "the entry differs from its item")
    }
  }

  /// Checks that each entry of an index has its item.
  mutating func check(_ index: some StoredIndex, of table: Table) throws(StorageError) {
    let owner = index.owner(in: table)
    var entries = 0
    var bytes = 0
    try forEachEntry(of: index.keyspace, in: owner) { entryKey, value throws(StorageError) in
      entries += 1
      bytes += ItemImage(storedBytes: value).size
      guard let key = index.primaryKey(inEntry: entryKey, value, of: table) else {
        return note(owner, entryKey, "is not an entry of the index")
      }
      guard let stored = try self.value(for: key.rowKey, in: table.keyspace) else {
        if !reader.isDamaged(table.keyspace) { note(owner, entryKey, "the entry has no item") }
        return
      }
      let expected = try? index.storedEntry(of: ItemImage(storedBytes: stored), at: key)
      if expected?.key != entryKey { note(owner, entryKey, "the entry differs from its item") }
    }
    counts.indexEntries += entries
    try compareFigures(of: index.keyspace, in: owner, items: entries, bytes: bytes)
  }
}
