package import DynamockModel
package import DynamockWire

extension AttributeValue {
  /// Parses an attribute value from JSON; returns `nil` for anything else.
  package init?(_ tree: JSONTree) {
    guard case .object(let members) = tree, members.count == 1, let member = members.first else {
      return nil
    }
    switch (member.name, member.value) {
    case ("S", .string(let text)): self = .string(text)
    case ("N", .string(let text)):
      guard let number = DecimalNumber(text) else { return nil }
      self = .number(number)
    case ("B", .string(let text)):
      guard let bytes = Self.bytes(text) else { return nil }
      self = .binary(bytes)
    case ("BOOL", .boolean(let flag)): self = .bool(flag)
    case ("NULL", .boolean(true)): self = .null
    case ("SS", .array(let elements)):
      guard let members = Self.all(elements, \.text) else { return nil }
      self = .stringSet(members)
    case ("NS", .array(let elements)):
      guard let members = Self.all(elements, { $0.text.flatMap { DecimalNumber($0) } }) else {
        return nil
      }
      self = .numberSet(members)
    case ("BS", .array(let elements)):
      guard let members = Self.all(elements, { $0.text.flatMap { Self.bytes($0) } }) else {
        return nil
      }
      self = .binarySet(members)
    case ("L", .array(let elements)):
      guard let values = Self.all(elements, { AttributeValue($0) }) else { return nil }
      self = .list(values)
    case ("M", .object):
      guard let item = Item(member.value) else { return nil }
      self = .map(item)
    default: return nil
    }
  }

  private static func all<Value>(
    _ elements: [JSONTree], _ read: (JSONTree) -> Value?
  ) -> [Value]? {
    var values: [Value] = []
    for element in elements {
      guard let value = read(element) else { return nil }
      values.append(value)
    }
    return values
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    var text = text
    return text.withUTF8 { Base64.decode(UnsafeRawBufferPointer($0)) }
  }

  /// The value as JSON.
  package var tree: JSONTree {
    var bytes: [UInt8] = []
    appendJSON(to: &bytes)
    return (try? JSONTree(parsing: bytes, depth: JSONTree.requestDepth)) ?? .null
  }
}

extension Item {
  /// Parses an item, a key or a map from JSON; returns `nil` for anything else.
  package init?(_ tree: JSONTree) {
    guard case .object(let members) = tree else { return nil }
    self.init()
    for member in members {
      guard let value = AttributeValue(member.value) else { return nil }
      self[member.name] = value
    }
  }
}

extension JSONTree {
  /// The maximum depth of a request: 32 levels of an attribute value with two levels of JSON each,
  /// and the surrounding levels.
  package static var requestDepth: Int { 160 }
}
