/// An attribute of an item or a map: a name and a value.
public struct Attribute: Sendable, Hashable {
  /// The attribute's name, 1 to 65,535 bytes of UTF-8.
  public var name: String
  /// The attribute's value.
  public var value: AttributeValue

  /// Creates an attribute from a name and a value.
  @inlinable
  public init(name: String, value: AttributeValue) {
    self.name = name
    self.value = value
  }
}

/// An item, a key or a map value: named attributes, in the order in which they were sent.
///
/// Stored as an array of pairs, since items have few attributes and a linear search is faster than
/// hashing. Names are unique.
public struct Item: Sendable, Hashable {
  /// The attributes, whose names are unique.
  public var attributes: [Attribute]

  /// Creates an empty item.
  @inlinable
  public init() { attributes = [] }

  /// Creates an item from attributes whose names are known to be distinct.
  @inlinable
  public init(uniqueAttributes: [Attribute]) { attributes = uniqueAttributes }

  /// The value with a name; assigning `nil` removes the attribute, and a new name is appended.
  @inlinable
  public subscript(name: String) -> AttributeValue? {
    get { place(of: name).map { attributes[$0].value } }
    set {
      let index = place(of: name)
      switch (index, newValue) {
      case (let index?, let value?): attributes[index].value = value
      case (let index?, nil): attributes.remove(at: index)
      case (nil, let value?): attributes.append(Attribute(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Returns the place of the attribute with a name.
  ///
  /// By index, so that the attributes before it are not copied.
  @usableFromInline
  func place(of name: String) -> Int? {
    attributes.withUnsafeBufferPointer { attributes in
      for index in attributes.indices where attributes[index].name.hasSameBytes(as: name) {
        return index
      }
      return nil
    }
  }

  /// The number of attributes.
  @inlinable public var count: Int { attributes.count }

  /// Whether there are no attributes.
  @inlinable public var isEmpty: Bool { attributes.isEmpty }
}

extension Item: ExpressibleByDictionaryLiteral {
  /// Creates an item from a literal; the last value of a repeated name is kept.
  public init(dictionaryLiteral elements: (String, AttributeValue)...) {
    self.init()
    for (name, value) in elements { self[name] = value }
  }
}
