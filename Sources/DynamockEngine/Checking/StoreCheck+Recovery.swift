import DynamockModel
import DynamockStorage

extension StoreCheck {
  /// Checks the log of a table's changes: that its entries can be read, are in the order of their
  /// times, and have the items that their keys name, and that its figures are those of its contents.
  mutating func check(_ log: RecoveryLog, of table: Table) throws(StorageError) {
    let owner = KeyspaceOwner.recoveryLog(table)
    var entries = 0
    var counted = (items: 0, bytes: 0)
    var latest = Timestamp(milliseconds: .min)
    let end = try storedFigures(of: log.keyspace)?[number: "last"] ?? .max
    try forEachEntry(of: log.keyspace, in: owner) { key, value in
      guard key != RecoveryEntry.markKey else {
        if value.count != RecoveryEntry.keyLength {
          note(owner, key, "the time of the removed changes cannot be read")
        }
        return
      }
      entries += 1
      // Later entries are counted when the file is opened.
      if RecoveryEntry.number(in: key) <= end {
        counted.items += 1
        counted.bytes += RecoveryEntry.size(in: value)
      }
      guard key.count == RecoveryEntry.keyLength, RecoveryEntry.number(in: key) > 0,
        let entry = try? RecoveryEntry(storedBytes: value), entry.size == statedSize(in: value)
      else { return note(owner, key, "is not a change of the table") }
      if entry.time < latest { note(owner, key, "the change is older than the one before") }
      latest = max(latest, entry.time)
      guard table.keyAttributes(inRowKey: entry.rowKey) != nil, matches(entry, table) else {
        return note(owner, key, "the changed item has another key")
      }
    }
    counts.loggedChanges += entries
    try compareFigures(of: log.keyspace, in: owner, items: counted.items, bytes: counted.bytes)
  }

  /// Returns the size of an entry that its value contains.
  private func statedSize(in value: [UInt8]) -> Int {
    Int(truncatingIfNeeded: BigEndian.number(value.prefix(4)))
  }

  /// Returns whether the old item of a change, if there is one, has the key of the entry.
  private func matches(_ entry: RecoveryEntry, _ table: Table) -> Bool {
    guard let old = entry.old else { return true }
    guard let item = old.decoded(), let key = try? table.primaryKey(matchingSchemaOf: item) else {
      return false
    }
    return key.rowKey == entry.rowKey
  }
}
