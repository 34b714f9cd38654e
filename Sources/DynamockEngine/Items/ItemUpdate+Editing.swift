import DynamockExpressions
import DynamockModel

extension Table {
  /// Returns the result of updating a version in its stored bytes, of which only the attributes that
  /// the update or an index key names are decoded.
  ///
  /// - Returns: `nil` where the whole item has to be decoded: for many attributes, for number sets,
  ///   whose presence is a property of all attributes, for vector indexes, near the limit of size,
  ///   and for an update that is rejected, since its error describes the item.
  func edited(
    _ old: StoredItem, by update: UpdateExpression, at now: Timestamp
  ) throws(EngineFault) -> StoredItem? {
    guard !old.isDecoded, !old.image.hasNumberSets, searchIndexes.isEmpty else { return nil }
    guard let names = attributesNeeded(by: update),
      let excerpt = ItemExcerpt(of: names, in: old.image),
      let outcome = try? update.apply(to: excerpt.item, key: Item()), let after = outcome.item
    else { return nil }
    let before = excerpt.item
    try checkIndexKeys(ofUpdated: after, by: update, at: now)
    var size = old.size
    let changes = update.rootAttributes.map { name in
      let value = after[name]
      size += (value?.size(under: name) ?? 0) - (before[name]?.size(under: name) ?? 0)
      return (name: name, value: value)
    }
    guard size * (1 + localIndexes.count) <= Limits.itemSize,
      after.nestingDepth < Limits.nestingDepth
    else { return nil }
    return excerpt.replacing(changes, size: size).map { StoredItem($0) }
  }

  /// Returns the names of the attributes that an update writes or reads, and of all index keys, or
  /// `nil` if they are many.
  private func attributesNeeded(by update: UpdateExpression) -> [String]? {
    var names: [String] = []
    names.reserveCapacity(update.actions.count + indexKeyNames.count + 2)
    func add(_ name: String) {
      // Beyond the limit the names are not used, and comparing them would take quadratic time.
      guard names.count <= NameIndex.smallCount,
        !names.contains(where: { $0.hasSameBytes(as: name) })
      else { return }
      names.append(name)
    }
    update.forEachAccessedAttribute(add)
    for name in indexKeyNames { add(name) }
    return names.count <= NameIndex.smallCount ? names : nil
  }
}

extension AttributeValue {
  /// The bytes that an attribute with this value adds to the size of an item.
  fileprivate func size(under name: String) -> Int { name.utf8.count + size }
}
