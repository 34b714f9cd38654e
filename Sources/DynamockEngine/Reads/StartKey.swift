import DynamockExpressions
import DynamockModel
import DynamockStorage

extension ReadSource {
  /// Returns whether a starting key has exactly the required attributes and types.
  func accepts(startKey: Item) -> Bool {
    let attributes = startKeyAttributes
    return startKey.count == attributes.count && startKey.hasKeys(attributes)
  }

  /// Rejects a query's starting key with too few or too many attributes, or without a partition key
  /// of the source.
  ///
  /// AWS checks this before the key condition, and the starting key's other attributes after it
  /// ([dynalite-suite] `test/query.js`, "hash in ExclusiveStartKey but not in query" and the tests
  /// next to it).
  func checkPartition(ofStartKey startKey: Item) throws(EngineFault) {
    guard startKey.count == startKeyAttributes.count else {
      throw .read(.start(.invalid))
    }
    try refuseEmptyKeys(in: startKey, among: key.partition)
    guard startKey.hasKeys(key.partition) else { throw .read(.start(.invalid)) }
  }

  /// Rejects an empty value in a starting key, with the message for any key ([dynoxide-captures],
  /// 2026-10-09).
  private func refuseEmptyKeys(
    in startKey: Item, among attributes: [KeyAttribute]
  ) throws(EngineFault) {
    for attribute in attributes {
      guard let value = startKey[attribute.name], attribute.accepts(value), value.isEmptyKey
      else { continue }
      throw .key(.empty(attribute))
    }
  }

  /// Rejects the starting key of an index's scan with too few or too many attributes, or without
  /// the index's own key.
  ///
  /// AWS checks this before Select and the projection, and the table's key after them
  /// ([dynalite-suite] `test/scan.js`, "ExclusiveStartKey is invalid for local index" and the tests
  /// next to it).
  func checkIndexKey(ofStartKey startKey: Item?) throws(EngineFault) {
    guard let startKey, let index else { return }
    guard startKey.count == startKeyAttributes.count else {
      throw .read(.start(.invalid))
    }
    for attribute in index.key.attributes {
      guard let value = startKey[attribute.name], !value.isEmptyKey else {
        throw .read(.start(.invalid))
      }
      guard attribute.accepts(value) else { throw .key(.doesNotMatchSchema(nil)) }
    }
  }

  /// Validates the starting key of a scan as AWS's current layer does.
  ///
  /// A value of the wrong type in the key of an index is reported with the index, even if the table
  /// is scanned and the key has an index's attributes; all other faults have the same message
  /// ([dynoxide-captures] `scan-members`, scan-020 to 022, 036, 037 and 115, eu-west-2 and
  /// eu-central-1, 2026-10-20).
  func checkCurrentStartKey(_ startKey: Item?) throws(EngineFault) {
    guard let startKey else { return }
    for index in index.map({ [$0] }) ?? table.indexes {
      let attributes = ReadSource(table: table, index: index).startKeyAttributes
      guard startKey.count == attributes.count else { continue }
      let values = attributes.compactMap { startKey[$0.name] }
      guard values.count == attributes.count else { continue }
      for (attribute, value) in zip(attributes, values) where !attribute.accepts(value) {
        throw .key(
          .indexTypeMismatch(
            attribute.name, expected: attribute.type, actual: value.typeName, index: index.name))
      }
    }
    guard accepts(startKey: startKey),
      !startKey.attributes.contains(where: \.value.isEmptyKey)
    else { throw .read(.start(.invalid)) }
  }

  /// Returns the position of a starting key in the source's keyspace, or `nil` if the key is
  /// malformed.
  func rowKey(ofStartKey startKey: Item) -> [UInt8]? {
    guard accepts(startKey: startKey),
      let partition = table.key.partition.first.flatMap({ startKey[$0.name] })
    else { return nil }
    let sort = table.key.sort.first.flatMap { startKey[$0.name] }
    guard let index else { return RowKey.table(partition: partition, sort: sort) }
    return RowKey.index(
      partition: index.key.partition.compactMap { startKey[$0.name] },
      sort: index.key.sort.compactMap { startKey[$0.name] },
      tablePartition: partition, tableSort: sort)
  }
}

extension ReadSource {
  /// Returns whether a query can return at most one row, because it fixes the table's whole key.
  ///
  /// Always false for an index, in which many items may have the same key.
  func returnsSingleRow(for plan: KeyCondition.Plan) -> Bool {
    index == nil && plan.sortPrefix.count == key.sort.count
  }

  /// Returns the row key after which a query continues, from its starting key.
  ///
  /// The order of the checks is that of [dynalite-suite]; the two for sources with one item per key
  /// are from [scylla-alternator].
  /// - Throws: an error for a starting key that is malformed, in another partition, or outside the
  ///   key condition.
  func rowKey(
    restarting plan: KeyCondition.Plan, at startKey: Item
  ) throws(EngineFault) -> [UInt8] {
    guard let rowKey = rowKey(ofStartKey: startKey) else {
      try refuseEmptyKeys(in: startKey, among: startKeyAttributes)
      throw .read(.start(.invalid))
    }
    if key.partition.count > 1 { try refuseOtherPartition(of: startKey, for: plan) }
    if index == nil, key.sort.isEmpty {
      throw .read(.start(.invalidExclusive(startKey)))
    }
    let isOtherPartition = zip(key.partition, plan.partition).contains { attribute, value in
      startKey[attribute.name]?.isEqualValue(to: value) != true
    }
    if plan.sortPrefix.isEmpty, plan.range == nil {
      if isOtherPartition { throw .read(.start(.outsideQuery)) }
      return rowKey
    }
    if index == nil, !plan.sortPrefix.isEmpty { throw .read(.start(.cannotBeRestarted)) }
    guard matchesSort(startKey, plan) else { throw .read(.start(.missesPredicate)) }
    if isOtherPartition { throw .read(.start(.cannotBeRestarted)) }
    return rowKey
  }

  /// Rejects a starting key in another partition if its key has several attributes: the message for
  /// the first attribute differs from that for later ones ([dynoxide-captures], 2026-10-09).
  private func refuseOtherPartition(
    of startKey: Item, for plan: KeyCondition.Plan
  ) throws(EngineFault) {
    for (position, (attribute, value)) in zip(key.partition, plan.partition).enumerated() {
      if startKey[attribute.name]?.isEqualValue(to: value) == true { continue }
      throw .read(.start(position == 0 ? .cannotBeRestarted : .outsideQuery))
    }
  }

  private func matchesSort(_ startKey: Item, _ plan: KeyCondition.Plan) -> Bool {
    let fixed = zip(key.sort, plan.sortPrefix).allSatisfy {
      startKey[$0.name]?.isEqualValue(to: $1) ?? false
    }
    guard fixed, let range = plan.range else { return fixed }
    return startKey[range.attribute].map(range.test.holds) ?? false
  }
}

extension Item {
  /// Returns whether all attributes exist and have valid key values.
  fileprivate func hasKeys(_ attributes: [KeyAttribute]) -> Bool {
    attributes.allSatisfy { attribute in
      self[attribute.name].map { attribute.accepts($0) && !$0.isEmptyKey } ?? false
    }
  }
}
