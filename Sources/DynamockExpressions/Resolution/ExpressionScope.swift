package import DynamockModel

/// The names and values of a request, with the references that have been used.
///
/// One scope serves all expressions of a request, so that unused entries can be reported
/// afterwards.
package struct ExpressionScope: Sendable {
  let names: NamedValues<String>
  let values: Item
  /// The positions of names and values, or `nil` if there are few.
  private let nameIndex: NameIndex?
  private let valueIndex: NameIndex?
  var usedNames = UsedPlaces()
  var usedValues = UsedPlaces()

  /// Creates a scope from ExpressionAttributeNames and ExpressionAttributeValues; keys include `#`
  /// and `:`.
  package init(names: NamedValues<String>?, values: Item?) {
    self.names = names ?? NamedValues()
    self.values = values ?? Item()
    nameIndex =
      self.names.count > NameIndex.smallCount
      ? NameIndex(self.names.entries.lazy.map(\.name)) : nil
    valueIndex = NameIndex(of: self.values)
  }

  /// The names that no expression has used, in the request's order.
  package var unusedNames: [String] {
    usedNames.unused(of: names.entries.count).map { names.entries[$0].name }
  }

  /// The values that no expression has used, in the request's order.
  package var unusedValues: [String] {
    usedValues.unused(of: values.count).map { values.attributes[$0].name }
  }

  /// Returns the attribute name for a `#name`.
  mutating func name(for reference: String) throws(ExpressionError.Fault) -> String {
    guard let index = position(ofName: reference) else { throw .undefinedName(reference) }
    usedNames.insert(index)
    return names.entries[index].value
  }

  /// Returns the value for a `:value`.
  mutating func value(for reference: String) throws(ExpressionError.Fault) -> AttributeValue {
    value(at: try position(ofValue: reference))
  }

  /// Returns the position of the value for a `:value`.
  mutating func position(ofValue reference: String) throws(ExpressionError.Fault) -> Int {
    let index =
      valueIndex.map { $0[reference] }
      ?? values.attributes.firstIndex { $0.name.hasSameBytes(as: reference) }
    guard let index else { throw .undefinedValue(reference) }
    usedValues.insert(index)
    return index
  }

  /// Returns the value at a position.
  func value(at position: Int) -> AttributeValue { values.attributes[position].value }

  /// Throws if a path has an undefined `#name`.
  func requireNames(of path: SyntaxPath) throws(ExpressionError.Fault) {
    for case .reference(let reference) in path.elements
    where position(ofName: reference) == nil {
      throw .undefinedName(reference)
    }
  }

  private func position(ofName reference: String) -> Int? {
    if let nameIndex { return nameIndex[reference] }
    return names.entries.firstIndex { $0.name.hasSameBytes(as: reference) }
  }

  /// Returns a path with its names substituted.
  mutating func path(for path: SyntaxPath) throws(ExpressionError.Fault) -> DocumentPath {
    var resolved = DocumentPath("")
    if path.elements.count > 1 { resolved.steps.reserveCapacity(path.elements.count - 1) }
    for (position, element) in path.elements.enumerated() {
      switch element {
      case .name(let name): resolved.append(name, at: position)
      case .reference(let reference):
        resolved.append(try name(for: reference), at: position)
      case .index(let digits):
        // The form check has already checked its range.
        resolved.steps.append(.index(Int(digits) ?? Limits.listIndex))
      }
    }
    guard path.elements.count <= Limits.pathLevels else {
      throw .pathTooDeep(levels: path.elements.count)
    }
    return resolved
  }
}

extension DocumentPath {
  fileprivate mutating func append(_ name: String, at position: Int) {
    if position == 0 { attribute = name } else { steps.append(.attribute(name)) }
  }
}
