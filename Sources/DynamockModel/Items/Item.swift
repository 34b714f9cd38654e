/// One attribute of an item or of a map: a name and its value.
public struct Attribute: Sendable, Hashable {
  /// The attribute's name, 1 to 65,535 bytes of UTF-8.
  public var name: String
  /// The attribute's value.
  public var value: AttributeValue

  /// Pairs a name with a value.
  @inlinable
  public init(name: String, value: AttributeValue) {
    self.name = name
    self.value = value
  }
}

/// An item, a key or a map value: attributes by name, in the order they came.
///
/// An array of pairs, since items have few attributes and a linear look is faster than hashing
/// (DESIGN §6). No name stands twice.
public struct Item: Sendable, Hashable {
  /// The attributes, each name once.
  public var attributes: [Attribute]

  /// Makes an empty item.
  @inlinable
  public init() { attributes = [] }

  /// Makes an item of attributes whose names the caller knows to be distinct.
  @inlinable
  public init(uniqueAttributes: [Attribute]) { attributes = uniqueAttributes }

  /// The value under a name; assigning nil removes the attribute, a new name is appended.
  @inlinable
  public subscript(name: String) -> AttributeValue? {
    get {
      for attribute in attributes where attribute.name.hasSameBytes(as: name) {
        return attribute.value
      }
      return nil
    }
    set {
      let index = attributes.firstIndex { $0.name.hasSameBytes(as: name) }
      switch (index, newValue) {
      case (let index?, let value?): attributes[index].value = value
      case (let index?, nil): attributes.remove(at: index)
      case (nil, let value?): attributes.append(Attribute(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// The number of attributes.
  @inlinable public var count: Int { attributes.count }

  /// Whether there is no attribute.
  @inlinable public var isEmpty: Bool { attributes.isEmpty }
}

extension Item: ExpressibleByDictionaryLiteral {
  /// Makes an item of a literal; a name that stands twice keeps its last value.
  public init(dictionaryLiteral elements: (String, AttributeValue)...) {
    self.init()
    for (name, value) in elements { self[name] = value }
  }
}
