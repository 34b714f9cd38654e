import DynamockExpressions
import DynamockModel
import DynamockValidation

extension Table {
  /// Refuses an update that writes a key attribute or a path below one, or that gives an index a key
  /// it cannot take, or that reads a path below a key: in this order (Dynalite `test/updateItem.js`).
  func refuseKeyUpdates(_ update: UpdateExpression?, at now: Timestamp) throws(DynamoDBError) {
    guard let update else { return }
    for name in update.rootAttributes where key.contains(name) {
      throw .invalid(Sentence.keyUpdated(name))
    }
    try refuseIndexKeys(update, at: now)
    try refusePathsIntoKeys(update.paths, at: now)
    try refusePathsIntoKeys(update.nestedOperandPaths, at: now)
  }

  /// Rejects an update whose statement alone is charged more than an item may have.
  ///
  /// The size of the statement is checked after the key and before all else, the condition and attributes
  /// of the key included (semantics §1, "Per-surface 400 KB rule", measured October 2026); the finished
  /// item is checked once the update was carried out.
  func refuseSize(of request: UpdateItemRequest) throws(DynamoDBError) {
    guard let update = request.update, !request.isLegacy, update.statementCost > Limits.itemSize
    else { return }
    throw .invalid(Sentence.updatedItemTooLarge)
  }

  /// The version that an update makes of another, or of nothing, when its condition holds.
  ///
  /// - Returns: nil when the update of a missing item makes none (`REMOVE` of a path below nothing).
  func updated(
    _ old: inout StoredItem?, by request: UpdateItemRequest, at now: Timestamp
  ) throws(DynamoDBError) -> StoredItem? {
    let oldItem = try old?.item()
    try request.condition?.require(of: &old, returnsItem: request.returnsItemOnFailure)
    guard let update = request.update else {
      let item = oldItem ?? request.key
      try checkIndexKeys(ofUpdated: item, by: nil, at: now)
      return try checkedForUpdate(item)
    }
    return try applied(update, to: &old, key: request.key, at: now)
  }

  /// The version that an update makes of another, or of nothing, once its condition holds.
  func applied(
    _ update: UpdateExpression, to old: inout StoredItem?, key: Item, at now: Timestamp
  ) throws(DynamoDBError) -> StoredItem? {
    let oldItem = try old?.item()
    let item: Item?
    do throws(EvaluationError) {
      item = try update.apply(to: oldItem, key: key).item
    } catch {
      throw .invalid(error.message, .update(error, update, of: oldItem))
    }
    guard let item else { return nil }
    try checkIndexKeys(ofUpdated: item, by: update, at: now)
    return try checkedForUpdate(item)
  }

  private func checkedForUpdate(_ item: Item) throws(DynamoDBError) -> StoredItem {
    guard item.nestingDepth < Limits.nestingDepth else { throw .invalid(Sentence.nestingTooDeep) }
    let size = item.size
    guard size <= Limits.itemSize, fitsWithLocalEntries(item, size: size) else {
      throw .invalid(Sentence.updatedItemTooLarge)
    }
    return StoredItem(item, size: size)
  }
}
