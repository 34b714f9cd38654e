import DynamockExpressions
import DynamockModel

// AWS's rules for the key attributes of indexes. If several indexes have a fault, AWS names the
// first by name ([parity-suite] `error-messages/transactWriteItems`, four regions, 2026-06-23).

extension Table {
  /// Rejects an item with attributes that are invalid as keys of the table's indexes
  /// ([dynoxide-notes], [parity-suite]).
  ///
  /// A missing attribute is not a fault; the index then does not contain the item.
  func checkIndexKeys(of item: some NamedAttributes, at now: Timestamp) throws(EngineFault) {
    for index in indexesByName where index.definition.lifecycle.resolved(at: now) != nil {
      for attribute in index.key.attributes where !key.contains(attribute.name) {
        guard let value = item[attribute.name] else { continue }
        try attribute.checkType(of: value, for: index)
        guard !value.isEmptyKey else {
          throw .key(.emptyInIndex(attribute, index: index.name))
        }
      }
      if let fault = index.lengthFault(of: item) { throw .key(fault) }
    }
  }

  /// Rejects an update that writes a value of the request to an index key of another type.
  ///
  /// AWS detects this from the request and the schema, before it reads the item and checks the
  /// condition.
  func refuseIndexKeys(_ update: UpdateExpression?, at now: Timestamp) throws(EngineFault) {
    guard let update else { return }
    for index in indexesByName where index.definition.lifecycle.resolved(at: now) != nil {
      for attribute in index.key.attributes where !key.contains(attribute.name) {
        for action in update.actions where action.path == DocumentPath(attribute.name) {
          guard let value = action.foreseenValue else { continue }
          try attribute.checkType(of: value, for: index)
          guard !value.isEmptyKey else {
            throw .key(.updatedToEmpty(attribute))
          }
        }
      }
    }
  }

  /// Rejects an updated item with attributes that are invalid as keys of the table's indexes.
  ///
  /// After the backfill, every write to an item that violates an index's key is rejected, whether
  /// or not the write changes the key ([aws-gsi-violations]). Before that, an item older than the
  /// index may keep invalid attributes that the update does not change.
  /// - Parameter update: the update, or `nil` for one that changes nothing.
  func checkIndexKeys(
    ofUpdated item: Item, by update: UpdateExpression?, at now: Timestamp
  ) throws(EngineFault) {
    let touched = update?.rootAttributes ?? []
    for index in indexesByName {
      guard let state = index.definition.lifecycle.resolved(at: now) else { continue }
      let isFilled = if case .creating = state { false } else { true }
      let attributes = index.key.attributes.filter {
        !key.contains($0.name) && (isFilled || touched.contains($0.name))
      }
      for attribute in attributes {
        guard let value = item[attribute.name] else { continue }
        guard attribute.accepts(value) else {
          throw .key(.updatedToWrongType)
        }
        guard !value.isEmptyKey else {
          throw .key(.updatedToEmpty(attribute))
        }
      }
      if !attributes.isEmpty, index.lengthFault(of: item) != nil {
        throw .key(.updatedBeyondSize)
      }
    }
  }
}

extension KeyAttribute {
  fileprivate func checkType(of value: AttributeValue, for index: Index) throws(EngineFault) {
    guard accepts(value) else {
      throw .key(
        .indexTypeMismatch(name, expected: type, actual: value.typeName, index: index.name))
    }
  }
}

extension UpdateExpression.Action {
  /// The value of the request that the action writes or uses, if there is one; for arithmetic and
  /// appending, a value of the resulting type.
  fileprivate var foreseenValue: AttributeValue? {
    switch self {
    case .set(_, .value(let value)), .add(_, let value), .delete(_, let value): value
    case .set(_, .sum), .set(_, .difference): .number(DecimalNumber(0))
    case .set(_, .listAppend): .list([])
    case .set, .remove: nil
    }
  }
}

extension Index {
  /// Returns the fault of a key that is too long for the index, or `nil` for one that fits.
  func lengthFault(of item: some NamedAttributes) -> KeyFault? {
    func length(_ attributes: [KeyAttribute]) -> Int {
      attributes.reduce(0) { $0 + (item[$1.name]?.keyLength ?? 0) }
    }
    if length(key.partition) > Limits.partitionKeyLength { return .partitionTooLong }
    if length(key.sort) > Limits.sortKeyLength { return .sortTooLong }
    return nil
  }
}
