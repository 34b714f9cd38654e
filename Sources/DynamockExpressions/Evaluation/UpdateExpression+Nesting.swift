import DynamockModel

// Updates of which an action writes below an attribute.

extension UpdateExpression {
  /// Returns the values of the written attributes after the update.
  ///
  /// - Parameter results: the value of each `SET`.
  func nestedValues(
    after before: OldValues, _ results: [AttributeValue?], isNew: Bool
  ) throws(EvaluationError) -> [AttributeValue?] {
    var values: [AttributeValue?] = []
    values.reserveCapacity(form.writtenNames.count)
    for (slot, attribute) in form.tree.attributes.enumerated() {
      let old = before[slot]
      if isNew, old == nil, onlyTakesAway(along: attribute.node) {
        values.append(nil)
      } else {
        values.append(try value(after: results, along: attribute.node, old))
      }
    }
    return values
  }

  /// Returns a value after the changes along a node, or `nil` if it was removed.
  private func value(
    after results: [AttributeValue?], along node: PathTree<Int>.Node, _ old: AttributeValue?
  ) throws(EvaluationError) -> AttributeValue? {
    switch (node, old) {
    case (.end(let action), _): return try result(of: action, results[action], on: old)
    case (.map(let tree), .map(var map)):
      try apply(results, along: tree, to: &map)
      return .map(map)
    case (.list(let nodes), .list(let elements)):
      return .list(try list(after: results, along: nodes, elements))
    default: throw .invalidPath
    }
  }

  private func apply(
    _ results: [AttributeValue?], along tree: PathTree<Int>, to map: inout Item
  ) throws(EvaluationError) {
    if tree.attributes.count > NameIndex.smallCount {
      let index = NameIndex(map.attributes.lazy.map(\.name))
      return try apply(results, along: tree, to: &map, index)
    }
    for (name, node) in tree.attributes {
      map[name] = try value(after: results, along: node, map[name])
    }
  }

  /// Applies many changes, using an index of the attributes and a single pass for removals.
  private func apply(
    _ results: [AttributeValue?], along tree: PathTree<Int>, to map: inout Item,
    _ index: NameIndex
  ) throws(EvaluationError) {
    let positions = tree.attributes.map { index[$0.name] }
    var values: [AttributeValue?] = []
    values.reserveCapacity(positions.count)
    for (attribute, position) in zip(tree.attributes, positions) {
      let old = position.map { map.attributes[$0].value }
      values.append(try value(after: results, along: attribute.node, old))
    }
    map.replaceValues(at: positions, under: tree.attributes.map(\.name), by: values)
  }

  private func list(
    after results: [AttributeValue?], along nodes: [PathTree<Int>.Element],
    _ old: [AttributeValue]
  ) throws(EvaluationError) -> [AttributeValue] {
    var elements = old
    var removed: Set<Int> = []
    for node in nodes {
      let isInside = node.index < old.count
      let element = isInside ? old[node.index] : nil
      if let value = try value(after: results, along: node.node, element) {
        if isInside { elements[node.index] = value } else { elements.append(value) }
      } else if isInside {
        removed.insert(node.index)
      }
    }
    elements.remove(at: removed)
    return elements
  }

  /// Returns whether a node contains only `REMOVE` and `DELETE` actions.
  ///
  /// If the item does not exist, such paths need not exist ([scylla-alternator]
  /// `test_nested_attribute_remove_from_missing_item`).
  private func onlyTakesAway(along node: PathTree<Int>.Node) -> Bool {
    switch node {
    case .end(let action): form.actions[action].onlyTakesAway
    case .map(let tree): tree.attributes.allSatisfy { onlyTakesAway(along: $0.node) }
    case .list(let elements): elements.allSatisfy { onlyTakesAway(along: $0.node) }
    }
  }
}
