import DynamockWire

extension JSONTree {
  /// The member of a name; nil for other values than objects.
  subscript(name: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The members of an object; nil for other values.
  var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// The elements of an array; nil for other values.
  var elements: [JSONTree]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The text of a string; nil for other values.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The value of a number; nil for other values.
  var double: Double? {
    guard case .number(let text) = self else { return nil }
    return Double(text)
  }

  /// The value of a whole number; nil for other values.
  var integer: Int? {
    guard case .number(let text) = self else { return nil }
    return Int(text)
  }

  /// The flag; nil for other values.
  var flag: Bool? {
    guard case .boolean(let flag) = self else { return nil }
    return flag
  }

  /// Sets the member of a name of an object, at its place or at the end; nil removes it.
  mutating func set(_ name: String, to value: JSONTree?) {
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
