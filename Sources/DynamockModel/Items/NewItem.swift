/// An item to be stored: its attributes, or the bytes that a store keeps of it.
///
/// Requests that contain an item in its usual form are read straight into those bytes
/// (``PlainItemReader``), and nothing decodes them again unless it needs all attributes.
package struct NewItem: Sendable, Equatable {
  private enum Form: Sendable {
    case attributes(Item)
    case bytes(ItemImage)
    case both(Decoded)
  }

  /// The bytes and the attributes: an object, so that a form takes one reference, since requests are
  /// copied on their way.
  private final class Decoded: Sendable {
    let image: ItemImage
    let item: Item

    init(_ image: ItemImage, _ item: Item) {
      self.image = image
      self.item = item
    }
  }

  private let form: Form

  /// Creates an item from attributes, which have not been checked.
  package init(_ item: Item) { form = .attributes(item) }

  /// Creates an item from an image whose values have been checked.
  package init(checked image: ItemImage) { form = .bytes(image) }

  private init(_ form: Form) { self.form = form }

  /// The attributes, which are decoded at each call if only the bytes are at hand.
  package var item: Item {
    switch form {
    case .attributes(let item): item
    case .bytes(let image): Self.decoded(image)
    case .both(let decoded): decoded.item
    }
  }

  /// The attributes, if they are at hand.
  package var attributes: Item? {
    switch form {
    case .attributes(let item): item
    case .bytes: nil
    case .both(let decoded): decoded.item
    }
  }

  /// The same item with its attributes at hand, for several look-ups.
  package var withAttributes: NewItem {
    guard case .bytes(let image) = form else { return self }
    return NewItem(.both(Decoded(image, Self.decoded(image))))
  }

  private static func decoded(_ image: ItemImage) -> Item {
    let item = image.decoded()
    assert(item != nil, "The bytes of a checked item are sound.")
    return item ?? Item()
  }

  /// The attributes, or `nil` for bytes: their values satisfy all rules for the values of items, and
  /// their size and nesting are within the limits.
  package var unchecked: Item? {
    if case .attributes(let item) = form { item } else { nil }
  }

  /// The bytes to be stored, which are created at each call if only the attributes are at hand.
  package var image: ItemImage {
    switch form {
    case .attributes(let item): ItemImage(item)
    case .bytes(let image): image
    case .both(let decoded): decoded.image
    }
  }

  /// The size in bytes by DynamoDB's rules.
  package var size: Int {
    switch form {
    case .attributes(let item): item.size
    case .bytes(let image): image.size
    case .both(let decoded): decoded.image.size
    }
  }

  /// Returns whether two items have the same attributes, in the same order.
  package static func == (left: NewItem, right: NewItem) -> Bool { left.item == right.item }
}

/// Attributes that can be looked up by name.
package protocol NamedAttributes {
  /// All attributes.
  var item: Item { get }

  /// Returns the value of a top-level attribute, or `nil`.
  subscript(name: String) -> AttributeValue? { get }

  /// Returns the values of one or two distinct top-level attributes, or `nil` for missing ones.
  func values(of first: String, _ second: String?) -> (AttributeValue?, AttributeValue?)
}

extension Item: NamedAttributes {
  /// The item itself.
  package var item: Item { self }

  /// Returns the values of one or two distinct top-level attributes, or `nil` for missing ones.
  package func values(
    of first: String, _ second: String?
  ) -> (AttributeValue?, AttributeValue?) {
    (self[first], second.flatMap { self[$0] })
  }
}

extension NewItem: NamedAttributes {
  /// Returns the value of a top-level attribute, or `nil`; bytes are decoded as far as that.
  package subscript(name: String) -> AttributeValue? {
    if let attributes { return attributes[name] }
    return image.attribute(named: name)
  }

  /// Returns the values of one or two distinct top-level attributes, or `nil` for missing ones; bytes
  /// are decoded as far as those.
  package func values(
    of first: String, _ second: String?
  ) -> (AttributeValue?, AttributeValue?) {
    if let attributes { return attributes.values(of: first, second) }
    guard let second else { return (image.attribute(named: first), nil) }
    return image.attributes(named: first, second)
  }
}

extension PutRequest {
  /// Creates a request that puts an item, such as one to be returned as unprocessed.
  package init(storing item: NewItem) {
    self.init(item: nil)
    newItem = item
  }
}
