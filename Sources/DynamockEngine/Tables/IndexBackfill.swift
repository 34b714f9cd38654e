import DynamockModel
import DynamockStorage

extension WriteSession {
  /// Makes the keyspace of a new index.
  func create(_ index: IndexDefinition, of table: TableDefinition) throws(DynamoDBError) {
    try create(
      index.keyspace,
      KeyspaceDescription(
        label: "\(table.name).\(index.name)", textOffset: ItemImage.prefixLength))
  }

  /// Fills a new index from its table.
  ///
  /// Items whose attributes cannot be keys of the index are left out (semantics §6). Entries are
  /// gathered by the thousand, since a store need not allow writes while it is scanned.
  mutating func backfill(_ index: Index, of table: Table) throws(DynamoDBError) {
    var rest: KeyRange? = .all
    while let range = rest {
      var batch: [IndexEntry] = []
      var last: [UInt8]?
      try reading.scan(table.keyspace, range, .ascending) { key, value throws(DynamoDBError) in
        var version: StoredItem? = StoredItem(ItemImage(storedBytes: value))
        if let item = try version?.item(),
          let entry = try index.entry(
            of: &version, key: try table.primaryKey(matchingSchemaOf: item))
        {
          batch.append(entry)
        }
        last = key
        return batch.count < 1_000 ? .next : .stop
      }
      for entry in batch {
        try put(entry.image.bytes, for: entry.key, in: index.keyspace)
        count(index.counters, items: 1, bytes: entry.image.size)
      }
      rest = batch.count < 1_000 ? nil : last.map { range.resumed(after: $0, .ascending) }
    }
  }
}
