package import DynamockModel

extension UpdateExpression {
  /// Applies the update to an item, or to `nil` if it does not exist.
  ///
  /// All operands read the old item, and list indexes are positions before the update: elements set
  /// past the end are appended in the order of their indexes, then removed ones are closed up
  /// ([aws-update-expressions], [scylla-alternator]).
  /// - Parameter key: the key attributes of a new item.
  package func apply(to item: Item?, key: Item) throws(EvaluationError) -> UpdateOutcome {
    var changes: [Change] = []
    changes.reserveCapacity(actions.count)
    var appended = 0
    for action in actions {
      let change = try change(of: action, in: item ?? key)
      appended += change.appendedCount(by: action)
      // The paths are disjoint, so the finished item would contain all these elements, each of at
      // least a byte. Creating them first could take gigabytes.
      guard appended <= Limits.appendedElements else { throw .itemTooLarge }
      changes.append(change)
    }
    if actions.count > 1 { try refuseMismatches(in: item ?? key) }
    if item == nil, !actions.isEmpty, actions.allSatisfy(\.onlyTakesAway) {
      return UpdateOutcome(item: nil)
    }
    var updated = item ?? key
    try apply(changes, along: tree, to: &updated, isNew: item == nil)
    return UpdateOutcome(item: updated)
  }

  /// Returns the part of the old or new item for `UPDATED_OLD` or `UPDATED_NEW`: the values at the
  /// actions' paths.
  ///
  /// They are nested as in the item, with list elements packed; the result is empty if none exists.
  package func updatedAttributes(of item: Item?) -> Item {
    guard let item else { return Item() }
    return tree.parts(of: item)
  }

  /// Rejects an ADD or DELETE for a stored value of another type, which AWS reports before a
  /// missing path of another action ([dynoxide-captures], 2026-10-18).
  private func refuseMismatches(in item: Item) throws(EvaluationError) {
    for action in actions {
      switch action {
      case .add(let path, let value):
        guard let old = path.value(in: item) else { continue }
        if try value.added(to: old, alsoLists: origin == .attributeUpdates) == nil {
          throw mismatch
        }
      case .delete(let path, let value):
        guard let old = path.value(in: item) else { continue }
        if value.deleted(from: old) == nil { throw mismatch }
      case .set, .remove: continue
      }
    }
  }

  /// The change at the end of a path, with its operands already read.
  private enum Change {
    case set(AttributeValue)
    case remove
    case add(AttributeValue)
    case delete(AttributeValue)

    /// Returns the number of elements of a list created by an action.
    func appendedCount(by action: Action) -> Int {
      guard case (.set(.list(let elements)), .set(_, .listAppend)) = (self, action) else {
        return 0
      }
      return elements.count
    }
  }

  private func change(of action: Action, in item: Item?) throws(EvaluationError) -> Change {
    switch action {
    case .set(_, let operand): .set(try operand.value(in: item))
    case .remove: .remove
    case .add(_, let value): .add(value)
    case .delete(_, let value): .delete(value)
    }
  }

  private func apply(
    _ changes: [Change], along tree: PathTree<Int>, to item: inout Item, isNew: Bool = false
  ) throws(EvaluationError) {
    if tree.attributes.count > NameIndex.smallCount {
      let index = NameIndex(item.attributes.lazy.map(\.name))
      return try apply(changes, along: tree, to: &item, index, isNew: isNew)
    }
    for (name, node) in tree.attributes {
      let old = item[name]
      if isNew, old == nil, onlyTakesAway(along: node) { continue }
      item[name] = try value(after: changes, along: node, old)
    }
  }

  /// Applies many changes, using an index of the attributes and a single pass for removals.
  private func apply(
    _ changes: [Change], along tree: PathTree<Int>, to item: inout Item, _ index: NameIndex,
    isNew: Bool
  ) throws(EvaluationError) {
    var removed: Set<Int> = []
    for (name, node) in tree.attributes {
      let position = index[name]
      let old = position.map { item.attributes[$0].value }
      if isNew, old == nil, onlyTakesAway(along: node) { continue }
      let new = try value(after: changes, along: node, old)
      switch (position, new) {
      case (let position?, let new?): item.attributes[position].value = new
      case (let position?, nil): removed.insert(position)
      case (nil, let new?): item.attributes.append(Attribute(name: name, value: new))
      case (nil, nil): break
      }
    }
    item.attributes.remove(at: removed)
  }

  /// Returns a value after the changes along a node, or `nil` if it was removed.
  private func value(
    after changes: [Change], along node: PathTree<Int>.Node, _ old: AttributeValue?
  ) throws(EvaluationError) -> AttributeValue? {
    switch (node, old) {
    case (.end(let index), _): return try result(of: changes[index], on: old)
    case (.map(let tree), .map(var map)):
      try apply(changes, along: tree, to: &map)
      return .map(map)
    case (.list(let nodes), .list(let elements)):
      return .list(try list(after: changes, along: nodes, elements))
    default: throw .invalidPath
    }
  }

  private func list(
    after changes: [Change], along nodes: [PathTree<Int>.Element], _ old: [AttributeValue]
  ) throws(EvaluationError) -> [AttributeValue] {
    var elements = old
    var removed: Set<Int> = []
    for node in nodes {
      let isInside = node.index < old.count
      let element = isInside ? old[node.index] : nil
      if let value = try value(after: changes, along: node.node, element) {
        if isInside { elements[node.index] = value } else { elements.append(value) }
      } else if isInside {
        removed.insert(node.index)
      }
    }
    elements.remove(at: removed)
    return elements
  }

  private func result(
    of change: Change, on old: AttributeValue?
  ) throws(EvaluationError) -> AttributeValue? {
    switch change {
    case .set(let value): return value
    case .remove: return nil
    case .add(let value):
      guard let old else { return value }
      guard let sum = try value.added(to: old, alsoLists: origin == .attributeUpdates) else {
        throw mismatch
      }
      return sum
    case .delete(let value):
      guard let old else { return nil }
      guard let rest = value.deleted(from: old) else { throw mismatch }
      return rest.isEmptySet ? nil : rest
    }
  }

  private var mismatch: EvaluationError {
    origin == .attributeUpdates ? .typeMismatch : .incorrectOperandType
  }

  /// Returns whether a node contains only `REMOVE` and `DELETE` actions.
  ///
  /// If the item does not exist, such paths need not exist ([scylla-alternator]
  /// `test_nested_attribute_remove_from_missing_item`).
  private func onlyTakesAway(along node: PathTree<Int>.Node) -> Bool {
    switch node {
    case .end(let index): actions[index].onlyTakesAway
    case .map(let tree): tree.attributes.allSatisfy { onlyTakesAway(along: $0.node) }
    case .list(let elements): elements.allSatisfy { onlyTakesAway(along: $0.node) }
    }
  }
}

extension Array {
  /// Removes the elements at the given positions in a single pass.
  fileprivate mutating func remove(at positions: Set<Int>) {
    guard !positions.isEmpty else { return }
    self = enumerated().filter { !positions.contains($0.offset) }.map(\.element)
  }
}

extension UpdateExpression.Action {
  fileprivate var onlyTakesAway: Bool {
    switch self {
    case .remove, .delete: true
    case .set, .add: false
    }
  }
}

extension UpdateExpression.Operand {
  /// Returns the operand's value, according to the old item.
  fileprivate func value(in item: Item?) throws(EvaluationError) -> AttributeValue {
    switch self {
    case .value(let value): return value
    case .path(let path):
      guard let value = path.value(in: item) else { throw .missingAttribute }
      return value
    case .ifNotExists(let path, let operand):
      if let value = path.value(in: item) { return value }
      return try operand.value(in: item)
    case .listAppend(let first, let second):
      guard case (.list(let head), .list(let tail)) = try values(first, second, in: item) else {
        throw .incorrectOperandType
      }
      return .list(head + tail)
    case .sum(let left, let right):
      return .number(try numbers(left, right, in: item) { $0 })
    case .difference(let left, let right):
      return .number(try numbers(left, right, in: item) { $0.negated })
    }
  }

  private func values(
    _ first: Self, _ second: Self, in item: Item?
  ) throws(EvaluationError) -> (AttributeValue, AttributeValue) {
    let value = try first.value(in: item)
    return (value, try second.value(in: item))
  }

  private func numbers(
    _ left: Self, _ right: Self, in item: Item?,
    _ transform: (DecimalNumber) -> DecimalNumber
  ) throws(EvaluationError) -> DecimalNumber {
    guard case (.number(let left), .number(let right)) = try values(left, right, in: item) else {
      throw .incorrectOperandType
    }
    return try left.sum(with: transform(right))
  }
}
