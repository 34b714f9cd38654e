package import DynamockModel

extension Projection {
  /// Returns the parts of an item at the paths.
  ///
  /// They are nested and ordered as in the item, with list elements packed and missing paths left
  /// out ([scylla-alternator] `test_projection_expression.py`).
  package func project(_ item: Item) -> Item { tree.parts(of: item) }
}

extension PathTree {
  /// Returns the parts of an item or map at the paths.
  func parts(of item: Item) -> Item {
    var parts: [Attribute] = []
    parts.reserveCapacity(min(attributes.count, item.count))
    for attribute in item.attributes {
      guard let node = node(of: attribute.name), let part = node.part(of: attribute.value)
      else { continue }
      parts.append(Attribute(name: attribute.name, value: part))
    }
    return Item(uniqueAttributes: parts)
  }
}

extension PathTree.Node {
  fileprivate func part(of value: AttributeValue) -> AttributeValue? {
    switch (self, value) {
    case (.end, _): return value
    case (.map(let tree), .map(let map)):
      let parts = tree.parts(of: map)
      return parts.isEmpty ? nil : .map(parts)
    case (.list(let wanted), .list(let elements)):
      var parts: [AttributeValue] = []
      for element in wanted where element.index < elements.count {
        if let part = element.node.part(of: elements[element.index]) { parts.append(part) }
      }
      return parts.isEmpty ? nil : .list(parts)
    default: return nil
    }
  }
}
