import DynamockModel
import DynamockStorage

extension StoreCheck {
  /// Checks the items of a backup, and their number and size.
  mutating func check(_ backup: Backup) throws(StorageError) {
    let owner = KeyspaceOwner.backup(backup)
    let table = backup.table
    var items = 0
    var bytes = 0
    try forEachEntry(of: backup.keyspace, in: owner) { rowKey, value in
      let image = ItemImage(storedBytes: value)
      items += 1
      bytes += image.size
      guard let item = image.decoded(), let key = try? table.primaryKey(matchingSchemaOf: item)
      else { return note(owner, rowKey, "is not an item of the backup") }
      if key.rowKey != rowKey { note(owner, rowKey, "the item has another key") }
    }
    counts.items += items
    guard backup.isComplete, !reader.isDamaged(backup.keyspace) else { return }
    if items != backup.itemCount || bytes != backup.size {
      report(
        Finding(
          place: owner.description, key: nil,
          problem: "has \(items) items of \(bytes) bytes; its record has \(backup.itemCount) of "
            + "\(backup.size)"))
    }
  }
}
