import DynamockModel
import DynamockStorage

extension WriteSession {
  /// Stores a table's record and makes the catalog it belongs to the write's.
  mutating func store(_ definition: TableDefinition, in catalog: Catalog) throws(DynamoDBError) {
    let image = ItemImage(definition.record.item)
    try put(image.bytes, for: Catalog.key(of: definition.name), in: Catalog.storedIn)
    try adopt(catalog)
  }

  /// Stores a stream's record and makes the catalog it belongs to the write's.
  mutating func store(_ stream: StreamDefinition, in catalog: Catalog) throws(DynamoDBError) {
    let image = ItemImage(stream.record.item)
    try put(image.bytes, for: Catalog.key(of: stream.name), in: Catalog.storedIn)
    try adopt(catalog)
  }

  private mutating func adopt(_ catalog: Catalog) throws(DynamoDBError) {
    if catalog.nextKeyspace != self.catalog.nextKeyspace {
      var record = Record()
      record[number: "nextKeyspace"] = catalog.nextKeyspace
      try put(ItemImage(record.item).bytes, for: Catalog.settingsKey, in: Catalog.storedIn)
    }
    replaceCatalog(catalog)
  }

  /// Removes a table with its items, its indexes and its record.
  mutating func erase(_ table: Table) throws(DynamoDBError) {
    for keyspace in table.definition.keyspaces { try erase(keyspace) }
    try remove(Catalog.key(of: table.name), in: Catalog.storedIn)
    var catalog = catalog
    catalog.remove(table.name)
    replaceCatalog(catalog)
  }

  /// Removes a stream with its records.
  mutating func erase(_ stream: StreamDefinition) throws(DynamoDBError) {
    try drop(stream.keyspace)
    try remove(Catalog.key(of: stream.name), in: Catalog.storedIn)
    var catalog = catalog
    catalog.remove(stream.name)
    replaceCatalog(catalog)
  }

  /// Removes a keyspace and its counters.
  func erase(_ keyspace: Keyspace) throws(DynamoDBError) {
    throttling?.forget(keyspace)
    try drop(keyspace)
    try remove(KeyspaceCounters.key(of: keyspace), in: KeyspaceCounters.storedIn)
  }
}

extension Catalog {
  /// The key of a table's record; the prefix keeps tables apart from what else is stored.
  static func key(of table: String) -> [UInt8] { Array("table/\(table)".utf8) }

  /// The key of a stream's record.
  static func key(of stream: StreamName) -> [UInt8] {
    streamPrefix + Array("\(stream.table)/\(stream.label)".utf8)
  }

  /// What the keys of streams begin with, and no others.
  static let streamPrefix = Array("stream/".utf8)

  /// The key of what concerns the whole database.
  static let settingsKey = Array("database".utf8)
}
