package import DynamockModel
package import DynamockStatistics
import DynamockStorage

extension Database {
  /// Returns the largest items and item collections of a table, or `nil` if the table does not
  /// exist.
  ///
  /// Reads the whole table at a single point in time, using constant memory, so that calls need not
  /// maintain figures that may never be requested.
  /// - Parameter count: the number of items and of collections.
  /// - Throws: an error of the store.
  package func largestParts(
    ofTable name: String, count: Int
  ) throws(DynamoDBError) -> LargestParts? {
    try read { session throws(EngineFault) -> LargestParts? in
      guard let table = session.catalog[name],
        table.definition.lifecycle.resolved(at: session.now) != nil
      else { return nil }
      var walk = LargestWalk(of: table, count: count)
      try session.scan(table.keyspace, .all, .ascending) { key, value throws(EngineFault) in
        try walk.visit(ItemImage(storedBytes: value), at: key, in: session)
        return .next
      }
      return try walk.finish(in: session)
    }
  }
}

/// Iterates over the items of a table in the order of their row keys, in which each collection is
/// contiguous.
private struct LargestWalk {
  private let table: Table
  private let keyNames: [String]
  private let hasCollections: Bool
  private var items: Leaders<Item>
  private var collections: Leaders<LargestParts.LargeCollection>
  private var current: Collection?

  private struct Collection {
    let partition: Item
    let prefix: [UInt8]
    var items = 0
    var bytes = 0
  }

  init(of table: Table, count: Int) {
    self.table = table
    keyNames = table.key.attributes.map(\.name)
    hasCollections = !table.key.sort.isEmpty
    items = Leaders(capacity: count)
    collections = Leaders(capacity: count)
  }

  mutating func visit(
    _ image: ItemImage, at key: [UInt8], in session: ReadSession
  ) throws(EngineFault) {
    items.offer(image.size) { image.part(keyNames) }
    guard hasCollections else { return }
    if current.map({ !key.starts(with: $0.prefix) }) ?? true {
      try close(in: session)
      guard let name = keyNames.first, let value = image.attribute(named: name) else { return }
      current = Collection(
        partition: image.part([name]), prefix: RowKey.partitionPrefix(value))
    }
    current?.items += 1
    current?.bytes += image.size
  }

  mutating func finish(in session: ReadSession) throws(EngineFault) -> LargestParts {
    try close(in: session)
    return LargestParts(
      table: table.name,
      items: items.entries.map { .init(key: $0.label, bytes: $0.size) },
      collections: collections.entries.map(\.label))
  }

  private mutating func close(in session: ReadSession) throws(EngineFault) {
    guard var collection = current else { return }
    current = nil
    for index in table.localIndexes {
      let range = KeyRange(prefix: collection.prefix)
      try session.scan(index.keyspace, range, .ascending) { _, value throws(EngineFault) in
        collection.bytes += ItemImage(storedBytes: value).size
        return .next
      }
    }
    collections.offer(collection.bytes) {
      .init(key: collection.partition, items: collection.items, bytes: collection.bytes)
    }
  }
}

extension ItemImage {
  /// Returns the given attributes of the item, as far as it has them.
  fileprivate func part(_ names: [String]) -> Item {
    Item(
      uniqueAttributes: names.compactMap { name in
        attribute(named: name).map { Attribute(name: name, value: $0) }
      })
  }
}
