import DynamockModel
import DynamockStatistics
import DynamockStorage

/// A vector index for use by operations.
final class SearchIndex: Sendable {
  let definition: SearchIndexDefinition
  let counters: KeyspaceCounters
  /// The identity of the index in statistics.
  let source: TouchedSource
  /// The attribute whose value every search names, or `nil` if searches compare all entries.
  let hash: KeyAttribute?
  /// The attributes that searches can compare, with their types.
  let filters: [KeyAttribute]
  /// The projected attributes without the vector, or `nil` if an entry contains the whole item.
  let projectedAttributes: [String]?
  /// The row keys of the items that a backfill has not reached, or `nil` without a backfill.
  private let unfilled: KeyRange?

  init(
    _ definition: SearchIndexDefinition, tableKey: KeyShape, definitions: [AttributeDefinition],
    counters: KeyspaceCounters, source: TouchedSource
  ) {
    self.definition = definition
    self.source = source
    self.counters = counters
    unfilled = definition.backfill?.remaining
    func attributes(_ type: SearchSchemaElementType) -> [KeyAttribute] {
      definition.searchSchema.filter { $0.searchSchemaElementType == type }.compactMap { element in
        guard let name = element.attributeName,
          let type = definitions.first(where: { $0.attributeName == name })?.attributeType
        else { return nil }
        return KeyAttribute(name: name, type: type)
      }
    }
    hash = attributes(.hash).first
    filters = attributes(.inlineFilter)
    if definition.projectionType == .all {
      projectedAttributes = nil
    } else {
      var names = tableKey.attributes.map(\.name)
      let others = definition.searchSchema.compactMap(\.attributeName) + definition.nonKeyAttributes
      for name in others where name != definition.attribute && !names.contains(name) {
        names.append(name)
      }
      projectedAttributes = names
    }
  }

  var name: String { definition.name }
  var keyspace: Keyspace { definition.keyspace }

  /// The attributes of the SearchSchema.
  var searchAttributes: [KeyAttribute] { (hash.map { [$0] } ?? []) + filters }

  /// Returns whether the index contains the entry of an item; a backfill adds the others.
  func isFilled(at rowKey: [UInt8]) -> Bool { unfilled?.contains(rowKey) != true }

  /// Returns the vector that a value is for this index, or `nil` if the index does not accept it.
  func vector(_ value: AttributeValue?) -> [Float]? {
    guard case .list(let elements)? = value, elements.count == definition.dimensions else {
      return nil
    }
    return Float.vector(elements)
  }

  /// Returns the entry of an item's version, or `nil` if it has no vector or no HASH attribute, or
  /// if a write of it would be rejected.
  func entry(
    of version: inout StoredItem?, key primaryKey: PrimaryKey
  ) throws(EngineFault) -> SearchEntry? {
    guard let item = try version?.item(), let image = version?.image,
      let vector = vector(item[definition.attribute])
    else { return nil }
    for filter in filters {
      if let value = item[filter.name], !filter.accepts(value) { return nil }
    }
    var key = primaryKey.rowKey
    if let hash {
      guard let value = item[hash.name], hash.accepts(value), !value.isEmptyKey,
        value.keyLength <= Limits.partitionKeyLength
      else { return nil }
      key = RowKey.index(
        partition: [value], sort: [], tablePartition: primaryKey.partition,
        tableSort: primaryKey.sort)
    }
    let projected: ItemImage
    if let projectedAttributes {
      projected = try image.keepingStored(projectedAttributes)
    } else {
      guard let rest = image.dropping(definition.attribute) else { throw .damagedItem }
      projected = rest
    }
    return SearchEntry(
      key: key, vector: vector, image: projected,
      size: projected.size + definition.attribute.utf8.count + 4 * definition.dimensions)
  }
}

extension Table {
  /// Returns the vector index with a name, unless its deletion has ended.
  func searchIndex(named name: String, at now: Timestamp) -> SearchIndex? {
    searchIndexes.first { $0.name == name && $0.definition.lifecycle.resolved(at: now) != nil }
  }

  /// Returns the size that a write of an item's version is charged with, or 0 without one.
  ///
  /// A vector counts four bytes for each dimension in writes, and its digits everywhere else
  /// ([parity-suite] `vectors`).
  func writeSize(of version: StoredItem?) -> Int {
    guard let version else { return 0 }
    var size = version.size
    var seen: [String] = []
    for index in searchIndexes where !seen.contains(index.definition.attribute) {
      let name = index.definition.attribute
      seen.append(name)
      guard let value = version.attribute(named: name), index.vector(value) != nil else { continue }
      size += 4 * index.definition.dimensions - value.size
    }
    return size
  }
}

extension WriteSession {
  /// Writes the entries of a new item of a table that is restored.
  mutating func fillSearchIndexes(
    of table: Table, with version: inout StoredItem?, at key: PrimaryKey
  ) throws(EngineFault) {
    for index in table.searchIndexes {
      guard let entry = try index.entry(of: &version, key: key) else { continue }
      try put(entry, in: index)
      count(index.counters, items: 1, bytes: entry.size)
    }
  }
}
