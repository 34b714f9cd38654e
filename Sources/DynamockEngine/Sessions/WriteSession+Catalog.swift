import DynamockModel
import DynamockStorage

extension WriteSession {
  /// Stores a table's record, and replaces the write's catalog.
  mutating func store(_ definition: TableDefinition, in catalog: Catalog) throws(EngineFault) {
    let image = ItemImage(definition.record.item)
    try put(image.bytes, for: Catalog.key(of: definition.name), in: Catalog.storedIn)
    try adopt(catalog)
  }

  /// Stores a stream's record, and replaces the write's catalog.
  mutating func store(_ stream: StreamDefinition, in catalog: Catalog) throws(EngineFault) {
    let image = ItemImage(stream.record.item)
    try put(image.bytes, for: Catalog.key(of: stream.name), in: Catalog.storedIn)
    try adopt(catalog)
  }

  mutating func adopt(_ catalog: Catalog) throws(EngineFault) {
    if catalog.nextKeyspace != self.catalog.nextKeyspace {
      var record = Record()
      record[number: "nextKeyspace"] = catalog.nextKeyspace
      try put(ItemImage(record.item).bytes, for: Catalog.settingsKey, in: Catalog.storedIn)
    }
    replaceCatalog(catalog)
  }

  /// Removes a table with its items, its indexes and its record.
  /// - Parameter kept: a keyspace that another record takes over, or `nil` for none.
  mutating func erase(_ table: Table, keeping kept: Keyspace? = nil) throws(EngineFault) {
    let log = table.recoveryLog?.keyspace
    for keyspace in table.definition.keyspaces where keyspace != kept && keyspace != log {
      try erase(keyspace)
    }
    if let kept { try remove(KeyspaceCounters.key(of: kept), in: KeyspaceCounters.storedIn) }
    try remove(Catalog.key(of: table.name), in: Catalog.storedIn)
    var catalog = catalog
    if let log { try discard(log, in: &catalog) }
    catalog.remove(table.name)
    replaceCatalog(catalog)
  }

  /// Removes a stream with its records.
  mutating func erase(_ stream: StreamDefinition) throws(EngineFault) {
    try drop(stream.keyspace)
    try remove(Catalog.key(of: stream.name), in: Catalog.storedIn)
    var catalog = catalog
    catalog.remove(stream.name)
    replaceCatalog(catalog)
  }

  /// Removes a keyspace and its counters.
  func erase(_ keyspace: Keyspace) throws(EngineFault) {
    throttling?.forget(keyspace)
    try drop(keyspace)
    try remove(KeyspaceCounters.key(of: keyspace), in: KeyspaceCounters.storedIn)
    try remove(KeyspaceCounters.key(of: keyspace), in: SearchStamp.storedIn)
  }
}

extension Catalog {
  /// Returns the key of a table's record; the prefix distinguishes tables from other records.
  static func key(of table: String) -> [UInt8] { Array("table/\(table)".utf8) }

  /// Returns the key of a stream's record.
  static func key(of stream: StreamName) -> [UInt8] {
    streamPrefix + Array("\(stream.table)/\(stream.label)".utf8)
  }

  /// The common prefix of the keys of streams' records.
  static let streamPrefix = Array("stream/".utf8)

  /// The key of the database's own record.
  static let settingsKey = Array("database".utf8)
}
