import DynamockModel

extension DocumentPath {
  /// The value at the path; nil where the path leads nowhere.
  package func value(in item: Item?) -> AttributeValue? {
    guard let value = item?[attribute] else { return nil }
    return self.value(below: value)
  }

  /// The value that the path's steps lead to from its attribute's value.
  func value(below value: AttributeValue) -> AttributeValue? {
    var value = value
    for step in steps {
      switch (step, value) {
      case (.attribute(let name), .map(let map)):
        guard let next = map[name] else { return nil }
        value = next
      case (.index(let index), .list(let elements)):
        guard elements.indices.contains(index) else { return nil }
        value = elements[index]
      default: return nil
      }
    }
    return value
  }
}
