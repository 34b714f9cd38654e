import DynamockExpressions
import DynamockModel

extension Table {
  /// Returns the result of updating a version in its stored bytes, of which only the attributes that
  /// the update reads, and the index keys, are decoded.
  ///
  /// - Returns: `nil` where the whole item has to be decoded: for many attributes, for number sets,
  ///   whose presence is a property of all attributes, for vector indexes, near the limit of size,
  ///   and for an update that is rejected, since its error describes the item.
  func edited(
    _ old: StoredItem, by update: UpdateExpression, at now: Timestamp
  ) throws(EngineFault) -> StoredItem? {
    guard !old.isDecoded, !old.image.hasNumberSets, searchIndexes.isEmpty else { return nil }
    let updated = update.soughtAttributes
    let names = indexes.isEmpty ? updated : updated + missingIndexKeys(in: update.attributes)
    guard names.count <= NameIndex.smallCount else { return nil }
    // The values of index keys are needed as well.
    let decoded = update.readAttributes | (indexes.isEmpty ? 0 : ~0)
    guard let excerpt = ItemExcerpt(of: names, decoding: decoded, in: old.image),
      let changed = try? update.values(after: excerpt.values)
    else { return nil }
    if !indexes.isEmpty {
      try checkIndexKeys(ofUpdated: excerpt.item(with: changed), by: update, at: now)
    }
    let size = excerpt.size(with: changed)
    guard size * (1 + localIndexes.count) <= Limits.itemSize,
      changed.allSatisfy({ ($0?.nestingDepth ?? 0) < Limits.nestingDepth })
    else { return nil }
    return excerpt.replacing(changed, size: size).map { StoredItem($0) }
  }

  /// Returns the attributes of index keys that are not among others.
  private func missingIndexKeys(in names: [String]) -> [SoughtName] {
    // Beyond the limit the names are not used, and comparing them would take quadratic time.
    guard names.count <= NameIndex.smallCount else { return [] }
    return soughtIndexKeys.filter { key in !names.contains { $0.hasSameBytes(as: key.text) } }
  }
}

extension ItemExcerpt {
  /// Returns an item of the attributes, with other values of the first ones.
  fileprivate func item(with changed: [AttributeValue?]) -> Item {
    var attributes: [Attribute] = []
    for (slot, name) in names.enumerated() {
      guard let value = slot < changed.count ? changed[slot] : values[slot] else { continue }
      attributes.append(Attribute(name: name.text, value: value))
    }
    return Item(uniqueAttributes: attributes)
  }
}
