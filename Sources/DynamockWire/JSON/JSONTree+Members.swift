extension JSONTree {
  /// The member with the given name, or `nil` for values other than objects.
  package subscript(name: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The members of an object, or none for other values.
  package var members: [Member] { asObject ?? [] }

  /// The members of an object, or `nil` for other values.
  package var asObject: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// The elements of an array, or none for other values.
  package var elements: [JSONTree] { asArray ?? [] }

  /// The elements of an array, or `nil` for other values.
  package var asArray: [JSONTree]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The text of a string, or `nil` for other values.
  package var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The value of a number, or `nil` for other values.
  package var double: Double? {
    guard case .number(let text) = self else { return nil }
    return Double(text)
  }

  /// The value of a number that is written as an integer, or `nil` for other values.
  package var integer: Int? {
    guard case .number(let text) = self else { return nil }
    return Int(text)
  }

  /// The Boolean, or `nil` for other values.
  package var flag: Bool? {
    guard case .boolean(let flag) = self else { return nil }
    return flag
  }

  /// Sets a member of an object, in place or at the end; `nil` removes it.
  package mutating func set(_ name: String, to value: JSONTree?) {
    guard case .object(var members) = self else { return }
    let index = members.firstIndex { $0.name == name }
    switch (index, value) {
    case (let index?, let value?): members[index].value = value
    case (let index?, nil): members.remove(at: index)
    case (nil, let value?): members.append(Member(name: name, value: value))
    case (nil, nil): break
    }
    self = .object(members)
  }
}
