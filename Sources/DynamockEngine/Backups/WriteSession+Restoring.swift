import DynamockModel
import DynamockStorage

extension WriteSession {
  /// Rejects a name that is in use, and removes a table with that name whose deletion has ended.
  mutating func refuseTarget(_ name: String) throws(EngineFault) {
    guard let table = catalog[name], !table.definition.isGone(at: now) else {
      return try refuseExisting(name)
    }
    if let restore = table.definition.restore, table.definition.isBeingCreated(at: now) {
      throw .backup(.targetBeingRestored(name, from: restore.source))
    }
    throw .backup(.targetExists(name))
  }

  /// Writes rows of a source into a restored table, with their entries in the indexes.
  mutating func fill(
    _ table: Table, with rows: [(key: [UInt8], value: [UInt8])]
  ) throws(EngineFault) {
    for row in rows {
      try put(row.value, for: row.key, in: table.keyspace)
      let image = ItemImage(storedBytes: row.value)
      count(table.counters, items: 1, bytes: image.size)
      guard table.hasIndexes else { continue }
      var version: StoredItem? = StoredItem(image)
      guard let item = try version?.item() else { continue }
      let key = try table.primaryKey(matchingSchemaOf: item)
      for index in table.indexes {
        guard let entry = try index.entry(of: &version, key: key) else { continue }
        try put(entry.image.bytes, for: entry.key, in: index.keyspace)
        count(index.counters, items: 1, bytes: entry.image.size)
      }
      try fillSearchIndexes(of: table, with: &version, at: key)
    }
  }
}
