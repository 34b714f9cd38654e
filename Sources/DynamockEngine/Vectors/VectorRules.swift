import DynamockExpressions
import DynamockModel

// AWS's rules for the attributes of vector indexes, which every write of an item has to satisfy
// ([parity-suite] `vectors`).

extension Table {
  /// Rejects an item with attributes that are invalid for the table's vector indexes.
  ///
  /// A missing attribute is not a fault.
  func checkVectors(of item: some NamedAttributes, at now: Timestamp) throws(EngineFault) {
    for index in searchIndexes where index.definition.lifecycle.resolved(at: now) != nil {
      try index.check(item, isUpdated: false) { _ in true }
    }
  }

  /// Rejects an updated item with attributes that are invalid for the table's vector indexes.
  ///
  /// While an index is being filled, an item older than the index may keep invalid attributes that
  /// the update does not change, as those of other indexes.
  /// - Parameter update: the update, or `nil` for one that changes nothing.
  func checkVectors(
    ofUpdated item: Item, by update: UpdateExpression?, at now: Timestamp
  ) throws(EngineFault) {
    guard !searchIndexes.isEmpty else { return }
    let touched = update?.rootAttributes ?? []
    for index in searchIndexes {
      guard let state = index.definition.lifecycle.resolved(at: now) else { continue }
      let isFilled = if case .creating = state { false } else { true }
      try index.check(item, isUpdated: true) { isFilled || touched.contains($0) }
    }
  }
}

extension SearchIndex {
  /// Rejects invalid attributes of an item.
  /// - Parameter isChecked: whether an attribute is checked.
  fileprivate func check(
    _ item: some NamedAttributes, isUpdated: Bool, _ isChecked: (String) -> Bool
  ) throws(EngineFault) {
    if let value = item[definition.attribute], isChecked(definition.attribute) {
      try checkVector(value)
    }
    for attribute in searchAttributes where isChecked(attribute.name) {
      guard let value = item[attribute.name] else { continue }
      guard attribute.accepts(value) else {
        throw .vector(
          .attributeType(
            attribute.name, expected: attribute.type, actual: value.typeName, index: name))
      }
      guard attribute == hash else { continue }
      if value.isEmptyKey {
        throw .key(
          isUpdated ? .updatedToEmpty(attribute) : .emptyInIndex(attribute, index: name))
      }
      if value.keyLength > Limits.partitionKeyLength { throw .key(.partitionTooLong) }
    }
  }

  private func checkVector(_ value: AttributeValue) throws(EngineFault) {
    let attribute = definition.attribute
    guard case .list(let elements) = value else {
      throw .vector(.notVector(attribute, index: name))
    }
    guard elements.count == definition.dimensions else {
      throw .vector(
        .dimensions(
          attribute, expected: definition.dimensions, actual: elements.count, index: name))
    }
    for (position, element) in elements.enumerated() {
      let place = VectorFault.Element(attribute: attribute, position: position, index: name)
      guard case .number(let number) = element else {
        throw .vector(.elementType(place, actual: element.typeName))
      }
      guard Float(vectorElement: number) != nil else {
        throw .vector(.elementRange(place, number))
      }
    }
  }
}
