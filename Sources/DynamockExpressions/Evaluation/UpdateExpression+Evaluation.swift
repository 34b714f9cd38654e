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
    let isSmall = form.names.count <= NameIndex.smallCount
    let index = isSmall ? nil : NameIndex(updated.attributes.lazy.map(\.name))
    let positions = index.map { index in form.names.map { index[$0] } } ?? []
    let before =
      isSmall
      ? OldValues(of: updated, under: form.names)
      : OldValues(positions.map { position in position.map { updated.attributes[$0].value } })
    let operands = try operandValues(in: before)
    if item == nil, form.onlyTakesAway { return UpdateOutcome(item: nil) }
    let after = try values(after: before, operands, isNew: item == nil)
    if isSmall {
      for (slot, value) in after.enumerated() { updated[form.names[slot]] = value }
    } else {
      updated.replaceValues(at: positions, under: form.names, by: after)
    }
    return UpdateOutcome(item: updated)
  }

  /// Returns the values that the attributes written by the update, ``rootAttributes``, have after
  /// it.
  ///
  /// All operands read the old values, and list indexes are positions before the update: elements
  /// set past the end are appended in the order of their indexes, then removed ones are closed up
  /// ([aws-update-expressions], [scylla-alternator]).
  /// - Parameter before: the values of ``attributes`` in the old item.
  package func values(
    after before: [AttributeValue?]
  ) throws(EvaluationError) -> [AttributeValue?] {
    let before = OldValues(before)
    return try values(after: before, try operandValues(in: before), isNew: false)
  }

  private func values(
    after before: OldValues, _ operands: consuming [AttributeValue?], isNew: Bool
  ) throws(EvaluationError) -> [AttributeValue?] {
    guard form.isFlat else { return try nestedValues(after: before, operands, isNew: isNew) }
    for index in form.actions.indices {
      switch form.actions[index] {
      case .set, .remove: continue
      case .add, .delete: operands[index] = try result(of: index, nil, on: before[index])
      }
    }
    return operands
  }

  /// Returns the part of the old or new item for `UPDATED_OLD` or `UPDATED_NEW`: the values at the
  /// actions' paths.
  ///
  /// They are nested as in the item, with list elements packed; the result is empty if none exists.
  package func updatedAttributes(of item: Item?) -> Item {
    guard let item else { return Item() }
    return form.tree.parts(of: item)
  }

  /// Returns the value of each `SET`, and `nil` for every other action, once the types of all old
  /// values are right.
  private func operandValues(
    in before: OldValues
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
    if form.actions.count > 1 { try refuseMismatches(in: before) }
    return values
  }

  /// Rejects an ADD or DELETE for a stored value of another type, which AWS reports before a
  /// missing path of another action ([dynoxide-captures], 2026-10-18).
  private func refuseMismatches(in before: OldValues) throws(EvaluationError) {
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
  /// - Parameter operand: the value of a `SET`.
  func result(
    of action: Int, _ operand: AttributeValue?, on old: AttributeValue?
  ) throws(EvaluationError) -> AttributeValue? {
    switch form.actions[action] {
    case .set: return operand
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
