import DynamockModel

extension Table {
  /// Refuses an item whose attributes cannot be keys of the table's indexes (fact sheet §7, §8).
  ///
  /// Attributes that are absent keep the item out of the index and are no fault.
  func checkIndexKeys(of item: Item, at now: Timestamp) throws(DynamoDBError) {
    for index in indexes where index.definition.lifecycle.resolved(at: now) != nil {
      for attribute in index.key.attributes where !key.contains(attribute.name) {
        guard let value = item[attribute.name] else { continue }
        try attribute.check(value, of: index)
      }
      try index.checkKeyLengths(of: item)
    }
  }
}

extension KeyAttribute {
  fileprivate func check(_ value: AttributeValue, of index: Index) throws(DynamoDBError) {
    guard accepts(value) else {
      throw .invalid(
        Sentence.indexKeyTypeMismatch(
          name, expected: type.rawValue, actual: value.typeName, index: index.name))
    }
    guard !value.isEmptyKey else {
      throw .invalid(Sentence.emptyIndexKey(name, isBinary: type == .b, index: index.name))
    }
  }
}

extension Index {
  func checkKeyLengths(of item: Item) throws(DynamoDBError) {
    func length(_ attributes: [KeyAttribute]) -> Int {
      attributes.reduce(0) { $0 + (item[$1.name]?.keyLength ?? 0) }
    }
    if length(key.partition) > Limits.partitionKeyLength {
      throw .invalid(Sentence.partitionKeyTooLong)
    }
    if length(key.sort) > Limits.sortKeyLength { throw .invalid(Sentence.sortKeyTooLong) }
  }
}
