import DynamockModel
import DynamockStorage

extension WriteSession {
  /// Creates the keyspace of a new index.
  func create(_ index: IndexDefinition, of table: TableDefinition) throws(EngineFault) {
    try create(
      index.keyspace,
      KeyspaceDescription(
        label: "\(table.name).\(index.name)", textOffset: ItemImage.prefixLength))
  }

  /// Creates the keyspace of a new vector index.
  func create(
    _ index: SearchIndexDefinition, of table: TableDefinition
  ) throws(EngineFault) {
    try create(
      index.keyspace,
      KeyspaceDescription(label: "\(table.name).\(index.name)", textOffset: index.textOffset))
  }

  /// Fills the next portion of a new keyspace; does nothing for one that is filled, being deleted,
  /// or gone.
  /// - Parameter keyspace: the keyspace that is filled, or `nil` for any.
  /// - Returns: whether items are left.
  mutating func fillPortion(of keyspace: Keyspace?) throws(EngineFault) -> Bool {
    switch catalog.backfill(of: keyspace) {
    case .index(let table, let index, let backfill): try fill(index, of: table, backfill)
    case .expiries(let table, let setting, let backfill): try fill(setting, of: table, backfill)
    case nil: return false
    }
    return catalog.backfill(of: keyspace) != nil
  }

  /// Fills a portion of an index.
  ///
  /// Items whose attributes cannot be keys of the index, and items that a write would reject because
  /// of a vector index, are left out ([aws-gsi-online], [parity-suite] `vectors`).
  private mutating func fill<Filled: StoredIndex>(
    _ index: Filled, of table: Table, _ backfill: Backfill
  ) throws(EngineFault) {
    let portion = try portion(of: table, backfill) { image, _ throws(EngineFault) in
      guard let item = image.decoded() else { throw .damagedItem }
      return try index.storedEntry(of: image, at: table.primaryKey(matchingSchemaOf: item))
    }
    for entry in portion.entries {
      try put(entry.value, for: entry.key, in: index.keyspace)
      if index is SearchIndex { noteEntry(entry.key, in: index.keyspace) }
      count(index.counters, items: 1, bytes: entry.size)
    }
    var definition = table.definition
    for place in definition[keyPath: Filled.definitions].indices
    where definition[keyPath: Filled.definitions][place].keyspace == index.keyspace {
      definition[keyPath: Filled.definitions][place].advanceBackfill(by: portion)
    }
    try replace(definition)
  }

  /// Fills a portion of a table's expiry times.
  ///
  /// Writes note the expiry times of every item meanwhile, also beyond the position, where they are
  /// noted once more.
  private mutating func fill(
    _ setting: TimeToLive, of table: Table, _ backfill: Backfill
  ) throws(EngineFault) {
    let portion = try portion(of: table, backfill) { image, rowKey throws(EngineFault) in
      StoredItem(image).expiry(under: setting.attributeName).map { moment in
        Backfill.Entry(key: ExpiryKey.key(moment, of: rowKey), value: rowKey)
      }
    }
    for entry in portion.entries { try put(entry.value, for: entry.key, in: setting.keyspace) }
    var (definition, filled) = (table.definition, setting)
    Backfill.advance(&filled.backfill, &filled.lifecycle, by: portion)
    definition.timeToLive = filled
    try replace(definition)
  }

  private func portion(
    of table: Table, _ backfill: Backfill,
    _ entry: (_ item: ItemImage, _ rowKey: [UInt8]) throws(EngineFault) -> Backfill.Entry?
  ) throws(EngineFault) -> Backfill.Portion {
    var portion = Backfill.Portion()
    try reading.scan(table.keyspace, backfill.remaining, .ascending) {
      rowKey, value throws(EngineFault) in
      portion.add(
        try entry(ItemImage(storedBytes: value), rowKey), at: rowKey, bytes: value.count)
      return portion.isFull ? .stop : .next
    }
    return portion
  }

  /// Removes an index that cannot be filled, or disables the time to live.
  mutating func removeUnfilled(_ keyspace: Keyspace) throws(EngineFault) {
    var definition: TableDefinition
    switch catalog.backfill(of: keyspace) {
    case .index(let table, _, _):
      definition = table.definition
      definition.globalIndexes.removeAll { $0.keyspace == keyspace }
      definition.searchIndexes.removeAll { $0.keyspace == keyspace }
      definition.attributeDefinitions = definition.usedAttributeDefinitions(at: now)
    case .expiries(let table, _, _):
      definition = table.definition
      definition.timeToLive = nil
    case nil: return
    }
    try erase(keyspace)
    try replace(definition)
  }

  private mutating func replace(_ definition: TableDefinition) throws(EngineFault) {
    var catalog = catalog
    catalog.set(definition)
    try store(definition, in: catalog)
  }
}
