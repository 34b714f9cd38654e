import DynamockExpressions
import DynamockModel

// What AWS holds the key attributes of indexes to. Of several indexes with a fault it names the first
// by name (Parity Suite `error-messages/transactWriteItems`, four regions, 2026-06-23).

extension Table {
  /// Refuses an item whose attributes cannot be keys of the table's indexes (fact sheet §7, §8).
  ///
  /// Attributes that are absent keep the item out of the index and are no fault.
  func checkIndexKeys(of item: Item, at now: Timestamp) throws(DynamoDBError) {
    for index in indexesByName where index.definition.lifecycle.resolved(at: now) != nil {
      for attribute in index.key.attributes where !key.contains(attribute.name) {
        guard let value = item[attribute.name] else { continue }
        try attribute.checkType(of: value, for: index)
        guard !value.isEmptyKey else {
          throw .invalid(
            Sentence.emptyIndexKey(
              attribute.name, isBinary: attribute.type == .b, index: index.name))
        }
      }
      if let fault = index.lengthFault(of: item) { throw .invalid(fault) }
    }
  }

  /// Refuses an update that writes a value of the request where an index wants another kind of value.
  ///
  /// AWS sees this in the request and the schema, before it looks at item and condition.
  func refuseIndexKeys(_ update: UpdateExpression?, at now: Timestamp) throws(DynamoDBError) {
    guard let update else { return }
    for index in indexesByName where index.definition.lifecycle.resolved(at: now) != nil {
      for attribute in index.key.attributes where !key.contains(attribute.name) {
        for action in update.actions where action.path == DocumentPath(attribute.name) {
          guard let value = action.foreseenValue else { continue }
          try attribute.checkType(of: value, for: index)
          guard !value.isEmptyKey else {
            throw .invalid(Sentence.indexKeyUpdatedToEmpty(isBinary: attribute.type == .b))
          }
        }
      }
    }
  }

  /// Rejects an updated item whose attributes cannot be keys of the table's indexes.
  ///
  /// After the backfill every write to an item that violates an index's key is rejected, whether or not
  /// the write touches the key (developer guide, GSI.OnlineOps.ViolationDetection). Before it is done,
  /// an item that is older than the index may keep what the update does not touch.
  /// - Parameter update: the update, or `nil` for one that changes nothing.
  func checkIndexKeys(
    ofUpdated item: Item, by update: UpdateExpression?, at now: Timestamp
  ) throws(DynamoDBError) {
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
          throw .invalid(Sentence.indexKeyUpdatedToWrongType)
        }
        guard !value.isEmptyKey else {
          throw .invalid(Sentence.indexKeyUpdatedToEmpty(isBinary: attribute.type == .b))
        }
      }
      if !attributes.isEmpty, index.lengthFault(of: item) != nil {
        throw .invalid(Sentence.indexKeyUpdatedBeyondSize)
      }
    }
  }
}

extension KeyAttribute {
  fileprivate func checkType(of value: AttributeValue, for index: Index) throws(DynamoDBError) {
    guard accepts(value) else {
      throw .invalid(
        Sentence.indexKeyTypeMismatch(
          name, expected: type.rawValue, actual: value.typeName, index: index.name))
    }
  }
}

extension UpdateExpression.Action {
  /// The request's own value that the action writes or works with, if it is one; for arithmetic and
  /// appending, a value of the type that they make.
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
  /// The sentence about a key that is too long for the index; nil for one that fits.
  func lengthFault(of item: Item) -> String? {
    func length(_ attributes: [KeyAttribute]) -> Int {
      attributes.reduce(0) { $0 + (item[$1.name]?.keyLength ?? 0) }
    }
    if length(key.partition) > Limits.partitionKeyLength { return Sentence.partitionKeyTooLong }
    if length(key.sort) > Limits.sortKeyLength { return Sentence.sortKeyTooLong }
    return nil
  }
}
