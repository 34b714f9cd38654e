import DynamockExpressions
import DynamockModel
import DynamockValidation

extension Table {
  /// Rejects an update that writes to a key attribute or a path below one, sets an index key to an
  /// invalid value, or reads a path below a key, in this order ([dynalite-suite]
  /// `test/updateItem.js`).
  func refuseKeyUpdates(_ update: UpdateExpression?, at now: Timestamp) throws(EngineFault) {
    guard let update else { return }
    for name in update.rootAttributes where key.contains(name) {
      throw .key(.updated(name))
    }
    try refuseIndexKeys(update, at: now)
    try refusePathsIntoKeys(update.nestedPaths, at: now)
    try refusePathsIntoKeys(update.nestedOperandPaths, at: now)
  }

  /// Rejects an update whose expression alone is charged with more than the size limit of an item.
  ///
  /// The size of the expression is checked after the key and before everything else, including the
  /// condition and attributes of the key ([parity-suite] `itemSizeBySurface`, October 2026); the
  /// finished item is checked after the update.
  func refuseSize(of request: UpdateItemRequest) throws(EngineFault) {
    guard let update = request.update, !request.isLegacy, update.statementCost > Limits.itemSize
    else { return }
    throw .item(.updatedTooLarge)
  }

  /// Returns the result of updating a version, or of creating one if there is none, provided that
  /// the condition is true.
  ///
  /// - Returns: `nil` if the update of a missing item creates none (`REMOVE` of a path in it).
  func updated(
    _ old: inout StoredItem?, by request: UpdateItemRequest, at now: Timestamp
  ) throws(EngineFault) -> StoredItem? {
    try request.condition?.require(of: old, returnsItem: request.returnsItemOnFailure)
    guard let update = request.update else {
      let item = try old?.item() ?? request.key
      try checkIndexKeys(ofUpdated: item, by: nil, at: now)
      try checkVectors(ofUpdated: item, by: nil, at: now)
      return try checkedForUpdate(item)
    }
    return try applied(update, to: &old, key: request.key, at: now)
  }

  /// Returns the result of updating a version, or of creating one if there is none, once its
  /// condition has been checked.
  func applied(
    _ update: UpdateExpression, to old: inout StoredItem?, key: Item, at now: Timestamp
  ) throws(EngineFault) -> StoredItem? {
    if let old, let edited = try edited(old, by: update, at: now) { return edited }
    let oldItem = try old?.item()
    let item: Item?
    do throws(EvaluationError) {
      item = try update.apply(to: oldItem, key: key).item
    } catch {
      throw .item(.update(error, .init(update, of: oldItem)))
    }
    guard let item else { return nil }
    try checkIndexKeys(ofUpdated: item, by: update, at: now)
    try checkVectors(ofUpdated: item, by: update, at: now)
    return try checkedForUpdate(item)
  }

  private func checkedForUpdate(_ item: Item) throws(EngineFault) -> StoredItem {
    guard item.nestingDepth < Limits.nestingDepth else { throw .item(.nestedTooDeep) }
    let size = item.size
    guard size <= Limits.itemSize, fitsWithLocalEntries(item, size: size) else {
      throw .item(.updatedTooLarge)
    }
    return StoredItem(item, size: size)
  }
}
