/// Some attributes of a stored item, and where they are in its text.
///
/// An update decodes the attributes that it reads and replaces those that it writes; the bytes of all
/// others are copied.
package struct ItemExcerpt {
  /// The decoded values, in the order of the names; `nil` for attributes that are missing or not
  /// decoded.
  package let values: [AttributeValue?]
  let image: ItemImage
  /// The names.
  package let names: [SoughtName]
  /// The entries of the attributes, in the order of the text.
  let entries: [Entry]

  /// An attribute's entry.
  struct Entry {
    /// The place of the attribute's name among the names.
    var slot: Int
    /// The place of the entry in the image's bytes.
    var place: Range<Int>
    /// The size of the value in bytes by DynamoDB's rules.
    var size: Int
  }

  /// Creates an excerpt of the named top-level attributes, or returns `nil` if the bytes are damaged.
  ///
  /// Attributes after the last named one are not examined.
  /// - Precondition: the image has no number sets of several members.
  /// - Parameter names: up to 64 distinct names.
  /// - Parameter decoded: a bit for each name whose value is decoded.
  package init?(of names: [SoughtName], decoding decoded: UInt64, in image: ItemImage) {
    assert(!image.hasNumberSets && names.count <= 64)
    self.image = image
    self.names = names
    var values: [AttributeValue?] = []
    // Unlike an array of repeated values, this is specialized.
    values.reserveCapacity(names.count)
    for _ in names { values.append(nil) }
    var entries: [Entry] = []
    entries.reserveCapacity(names.count)
    let isRead: Bool? = image.read { reader throws(CanonicalJSONReader.Damage) in
      try reader.beginObject()
      while entries.count < names.count {
        let start = reader.nextEntryPosition
        guard let name = try reader.nextName() else { break }
        guard let slot = names.place(of: name, head: reader.head(of: name)) else {
          try reader.skipValue()
          continue
        }
        let size: Int
        if decoded >> UInt64(slot) & 1 == 1 {
          let value = try reader.readValue()
          size = value.size
          values[slot] = value
        } else {
          size = try reader.measureValue()
        }
        entries.append(Entry(slot: slot, place: start..<reader.position, size: size))
      }
      return true
    }
    if isRead == nil { return nil }
    (self.values, self.entries) = (values, entries)
  }

  /// Returns the size of the item in bytes by DynamoDB's rules with other values of its attributes.
  ///
  /// - Parameter changed: the values of the first names, or `nil` for those that are removed.
  package func size(with changed: [AttributeValue?]) -> Int {
    var size = image.size
    for entry in entries where entry.slot < changed.count {
      size -= names[entry.slot].count + entry.size
    }
    for slot in changed.indices {
      if let value = changed[slot] { size += names[slot].count + value.size }
    }
    return size
  }
}
