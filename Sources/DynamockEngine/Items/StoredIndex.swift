import DynamockModel
import DynamockStorage

/// An index with entries of its own: a local or global index, or a vector index.
protocol StoredIndex: Sendable {
  associatedtype Definition: BackfilledIndex

  /// The indexes of this kind in a table's definition that can be created and deleted later.
  static var definitions: WritableKeyPath<TableDefinition, [Definition]> { get }

  var keyspace: Keyspace { get }
  var counters: KeyspaceCounters { get }

  /// Returns the index as the owner of its keyspace.
  func owner(in table: Table) -> KeyspaceOwner

  /// Returns the entry of an item as stored, or `nil` if the item has none.
  func storedEntry(
    of image: ItemImage, at key: PrimaryKey
  ) throws(EngineFault) -> Backfill.Entry?

  /// Returns whether a stored value is that of an entry; the order within sets and maps may differ.
  func isValue(_ stored: [UInt8], of entry: Backfill.Entry) -> Bool

  /// Returns the table's key in a stored entry, or `nil` if it is not an entry of the index.
  func primaryKey(inEntry key: [UInt8], _ value: [UInt8], of table: Table) -> PrimaryKey?
}

extension Index: StoredIndex {
  static var definitions: WritableKeyPath<TableDefinition, [IndexDefinition]> {
    \.globalIndexes
  }

  func owner(in table: Table) -> KeyspaceOwner { .index(table, self) }

  func storedEntry(
    of image: ItemImage, at key: PrimaryKey
  ) throws(EngineFault) -> Backfill.Entry? {
    var version: StoredItem? = StoredItem(image)
    return try entry(of: &version, key: key).map { entry in
      Backfill.Entry(key: entry.key, value: entry.image.bytes, size: entry.image.size)
    }
  }

  func isValue(_ stored: [UInt8], of entry: Backfill.Entry) -> Bool {
    ItemImage(storedBytes: stored).isEqualValue(to: ItemImage(storedBytes: entry.value))
  }

  func primaryKey(inEntry key: [UInt8], _ value: [UInt8], of table: Table) -> PrimaryKey? {
    ItemImage(storedBytes: value).decoded().flatMap { try? table.primaryKey(matchingSchemaOf: $0) }
  }
}

extension SearchIndex: StoredIndex {
  static var definitions: WritableKeyPath<TableDefinition, [SearchIndexDefinition]> {
    \.searchIndexes
  }

  func owner(in table: Table) -> KeyspaceOwner { .searchIndex(table, self) }

  func storedEntry(
    of image: ItemImage, at key: PrimaryKey
  ) throws(EngineFault) -> Backfill.Entry? {
    var version: StoredItem? = StoredItem(image)
    return try entry(of: &version, key: key).map { entry in
      Backfill.Entry(key: entry.key, value: entry.value, size: entry.size)
    }
  }

  func isValue(_ stored: [UInt8], of entry: Backfill.Entry) -> Bool {
    let offset = definition.textOffset
    guard stored.count == entry.value.count, stored[..<offset] == entry.value[..<offset],
      let image = SearchEntry.image(in: stored, of: self),
      let expected = SearchEntry.image(in: entry.value, of: self)
    else { return false }
    return image.isEqualValue(to: expected)
  }

  func primaryKey(inEntry key: [UInt8], _ value: [UInt8], of table: Table) -> PrimaryKey? {
    keyAttributes(inEntryKey: key, of: table).flatMap {
      try? table.primaryKey(matchingSchemaOf: $0)
    }
  }
}
