/// Some attributes of a stored item, and where they are in its text.
///
/// An update decodes the attributes that it reads or writes, and replaces those that it writes; the
/// bytes of all others are copied.
package struct ItemExcerpt {
  /// The attributes, in the item's order.
  package let item: Item
  private let image: ItemImage
  /// The place of each attribute's entry in the image's bytes.
  private let places: [Range<Int>]

  /// Creates an excerpt of the named top-level attributes, or returns `nil` if the bytes are damaged.
  ///
  /// Attributes after the last named one are not examined.
  /// - Precondition: the image has no number sets of several members.
  /// - Parameter names: distinct names.
  package init?(of names: [String], in image: ItemImage) {
    assert(!image.hasNumberSets)
    var places: [Range<Int>] = []
    places.reserveCapacity(names.count)
    let item = image.read { reader throws(CanonicalJSONReader.Damage) in
      try reader.readItem(keeping: names) { places.append($0) }
    }
    guard let item else { return nil }
    (self.item, self.image, self.places) = (item, image, places)
  }

  /// Returns the image with other values of some attributes, or `nil` if the bytes are damaged.
  ///
  /// Attributes keep their places, and new ones follow in the given order.
  /// - Parameter changes: up to 64 distinct names out of the excerpt's, with the new values; `nil`
  ///   removes the attribute.
  /// - Parameter size: the size of the result in bytes by DynamoDB's rules.
  package func replacing(
    _ changes: [(name: String, value: AttributeValue?)], size: Int
  ) -> ItemImage? {
    image.bytes.withUnsafeBytes { bytes in
      guard bytes.last == UInt8(ascii: "}") else { return nil }
      func stored(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[range])
      }
      var parts = EditedParts(changes)
      // The entries are between the braces; each is followed by a comma or the closing brace.
      var start = ItemImage.prefixLength + 1
      for (place, attribute) in zip(places, item.attributes) {
        let change = changes.firstIndex { $0.name.hasSameBytes(as: attribute.name) }
        guard let change else { continue }
        if place.lowerBound > start { parts.add(stored(start..<(place.lowerBound - 1))) }
        parts.place(change)
        start = place.upperBound + 1
      }
      if start < bytes.count - 1 { parts.add(stored(start..<(bytes.count - 1))) }
      parts.addUnplacedChanges()
      return ItemImage(parts, size: size)
    }
  }
}

extension ItemImage {
  fileprivate init(_ parts: EditedParts, size: Int) {
    let length = Self.prefixLength + parts.measure.length
    bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      let memory = UnsafeMutableRawBufferPointer(buffer)
      var cursor = ByteCursor(UnsafeMutableRawBufferPointer(rebasing: memory[..<length]))
      cursor.textNeedsEscapes = parts.measure.hasEscapes
      Self.writeSize(size, hasNumberSets: parts.measure.hasNumberSets, to: &cursor)
      parts.write(to: &cursor)
      assert(cursor.isAtEnd)
      count = length
    }
  }
}

/// The entries of an item's text after changes: stretches of stored ones, and changed ones.
private struct EditedParts {
  private enum Part {
    case stored(UnsafeRawBufferPointer)
    /// The place of a change that has a value.
    case changed(Int)
  }

  private let changes: [(name: String, value: AttributeValue?)]
  /// A bit for each change that has been placed.
  private var placed: UInt64 = 0
  private var parts: [Part] = []
  /// The properties of the text, with its braces.
  private(set) var measure = JSONMeasure(length: 2)

  init(_ changes: [(name: String, value: AttributeValue?)]) {
    self.changes = changes
    parts.reserveCapacity(2 * changes.count + 1)
  }

  /// Adds stored entries.
  mutating func add(_ entries: UnsafeRawBufferPointer) { append(.stored(entries)) }

  /// Adds a change in the place of the attribute's entry.
  mutating func place(_ change: Int) {
    placed |= 1 << UInt64(change)
    if changes[change].value != nil { append(.changed(change)) }
  }

  /// Adds the attributes that the item did not have.
  mutating func addUnplacedChanges() {
    for index in changes.indices where placed >> UInt64(index) & 1 == 0 {
      if changes[index].value != nil { append(.changed(index)) }
    }
  }

  private mutating func append(_ part: Part) {
    if !parts.isEmpty { measure.length += 1 }
    parts.append(part)
    switch part {
    case .stored(let bytes): measure.length += bytes.count
    case .changed(let index):
      measure.length += 3
      measure.add(changes[index].name)
      changes[index].value?.addJSON(to: &measure)
    }
  }

  /// Writes the text.
  func write(to cursor: inout ByteCursor) {
    cursor.write(UInt8(ascii: "{"))
    for (index, part) in parts.enumerated() {
      if index > 0 { cursor.write(UInt8(ascii: ",")) }
      switch part {
      case .stored(let bytes): cursor.write(bytes)
      case .changed(let index):
        cursor.write(UInt8(ascii: "\""))
        cursor.writeJSON(changes[index].name)
        cursor.write(#"":"#)
        changes[index].value?.writeJSON(to: &cursor)
      }
    }
    cursor.write(UInt8(ascii: "}"))
  }
}
