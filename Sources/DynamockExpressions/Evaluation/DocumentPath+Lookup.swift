package import DynamockModel

extension DocumentPath {
  /// Returns the value at the path, or `nil` if the path does not exist.
  package func value(in item: Item?) -> AttributeValue? {
    guard let value = item?[attribute] else { return nil }
    return self.value(below: value)
  }

  /// Returns the value at the path's steps, starting from its attribute's value.
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
