package import DynamockModel

/// The result of an update.
package struct UpdateOutcome: Sendable, Hashable {
  /// The item after the update, or `nil` if there is still none, as when an update only removes or
  /// deletes ([scylla-alternator] `test_returnvalues.py`).
  package var item: Item?

  /// Creates an outcome.
  package init(item: Item?) { self.item = item }
}

extension UpdateExpression {
  /// Applies the update to an item, or to `nil` if it does not exist.
  ///
  /// - Parameter key: the key attributes of a new item.
  package func apply(to item: Item?, key: Item) throws(EvaluationError) -> UpdateOutcome {
    var updated = item ?? key
    guard form.names.count > NameIndex.smallCount else {
      let before = form.names.map { updated[$0] }
      guard let after = try values(after: before, isNew: item == nil) else {
        return UpdateOutcome(item: nil)
      }
      for (slot, value) in after.enumerated() { updated[form.names[slot]] = value }
      return UpdateOutcome(item: updated)
    }
    let index = NameIndex(updated.attributes.lazy.map(\.name))
    let positions = form.names.map { index[$0] }
    let before = positions.map { position in position.map { updated.attributes[$0].value } }
    guard let after = try values(after: before, isNew: item == nil) else {
      return UpdateOutcome(item: nil)
    }
    updated.replaceValues(at: positions, under: form.names, by: after)
    return UpdateOutcome(item: updated)
  }

  /// Returns the values that the attributes written by the update, ``rootAttributes``, have after
  /// it, or `nil` if the update of a missing item creates none.
  ///
  /// All operands read the old values, and list indexes are positions before the update: elements
  /// set past the end are appended in the order of their indexes, then removed ones are closed up
  /// ([aws-update-expressions], [scylla-alternator]).
  /// - Parameter before: the values of ``attributes`` in the old item, or in the key of a new one.
  package func values(
    after before: [AttributeValue?], isNew: Bool = false
  ) throws(EvaluationError) -> [AttributeValue?]? {
    var results = try operandValues(in: before)
    if form.actions.count > 1 { try refuseMismatches(in: before) }
    if isNew, form.onlyTakesAway { return nil }
    guard form.isFlat else { return try values(after: before, results, isNew: isNew) }
    for index in form.actions.indices {
      switch form.actions[index] {
      case .set, .remove: continue
      case .add, .delete: results[index] = try result(of: index, results, on: before[index])
      }
    }
    return results
  }

  /// Returns the part of the old or new item for `UPDATED_OLD` or `UPDATED_NEW`: the values at the
  /// actions' paths.
  ///
  /// They are nested as in the item, with list elements packed; the result is empty if none exists.
  package func updatedAttributes(of item: Item?) -> Item {
    guard let item else { return Item() }
    return form.tree.parts(of: item)
  }

  /// Returns the value of each `SET`, and `nil` for every other action.
  private func operandValues(
    in before: [AttributeValue?]
  ) throws(EvaluationError) -> [AttributeValue?] {
    var values: [AttributeValue?] = []
    values.reserveCapacity(form.actions.count)
    var appended = 0
    for action in form.actions {
      guard case .set(_, let operand) = action else {
        values.append(nil)
        continue
      }
      let value = try value(of: operand, in: before)
      if case .listAppend = operand, case .list(let elements) = value {
        appended += elements.count
        // The paths are disjoint, so the finished item would contain all these elements, each of at
        // least a byte. Creating them first could take gigabytes.
        guard appended <= Limits.appendedElements else { throw .itemTooLarge }
      }
      values.append(value)
    }
    return values
  }

  /// Rejects an ADD or DELETE for a stored value of another type, which AWS reports before a
  /// missing path of another action ([dynoxide-captures], 2026-10-18).
  private func refuseMismatches(in before: [AttributeValue?]) throws(EvaluationError) {
    for action in form.actions {
      switch action {
      case .set, .remove: continue
      case .add(let place, let argument):
        guard let old = value(at: place, in: before) else { continue }
        _ = try sum(of: argument, and: old)
      case .delete(let place, let argument):
        guard let old = value(at: place, in: before) else { continue }
        if arguments[argument].value.deleted(from: old) == nil { throw mismatch }
      }
    }
  }

  private func sum(
    of argument: Int, and old: AttributeValue
  ) throws(EvaluationError) -> AttributeValue {
    let isLegacy = origin == .attributeUpdates
    guard let sum = try arguments[argument].value.added(to: old, alsoLists: isLegacy) else {
      throw mismatch
    }
    return sum
  }

  /// Returns the value that an action leaves at its path.
  ///
  /// - Parameter results: the value of each `SET`.
  func result(
    of action: Int, _ results: [AttributeValue?], on old: AttributeValue?
  ) throws(EvaluationError) -> AttributeValue? {
    switch form.actions[action] {
    case .set: return results[action]
    case .remove: return nil
    case .add(_, let argument):
      guard let old else { return arguments[argument].value }
      return try sum(of: argument, and: old)
    case .delete(_, let argument):
      guard let old else { return nil }
      guard let rest = arguments[argument].value.deleted(from: old) else { throw mismatch }
      return rest.isEmptySet ? nil : rest
    }
  }

  private var mismatch: EvaluationError {
    origin == .attributeUpdates ? .typeMismatch : .incorrectOperandType
  }
}

extension Item {
  /// Replaces, removes or adds many values in a single pass.
  ///
  /// - Parameter positions: those of the named attributes, at least one for each value.
  mutating func replaceValues(
    at positions: [Int?], under names: [String], by values: [AttributeValue?]
  ) {
    var removed: Set<Int> = []
    for (slot, value) in values.enumerated() {
      switch (positions[slot], value) {
      case (let position?, let value?): attributes[position].value = value
      case (let position?, nil): removed.insert(position)
      case (nil, let value?): attributes.append(Attribute(name: names[slot], value: value))
      case (nil, nil): break
      }
    }
    attributes.remove(at: removed)
  }
}

extension Array {
  /// Removes the elements at the given positions in a single pass.
  mutating func remove(at positions: Set<Int>) {
    guard !positions.isEmpty else { return }
    self = enumerated().filter { !positions.contains($0.offset) }.map(\.element)
  }
}
