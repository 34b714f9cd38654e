extension ItemImage {
  /// Returns the image with other values of some top-level attributes, or `nil` if the bytes are
  /// damaged.
  ///
  /// Attributes keep their places, and new ones follow in the given order. Bytes of other attributes
  /// are copied, and those after the last changed one are not examined.
  /// - Precondition: the image has no number sets of several members.
  /// - Parameter changes: up to 64 distinct names, with the new values; `nil` removes the attribute.
  /// - Parameter size: the size of the result in bytes by DynamoDB's rules.
  package func replacing(
    _ changes: [(name: String, value: AttributeValue?)], size: Int
  ) -> ItemImage? {
    assert(!hasNumberSets)
    return read { reader throws(CanonicalJSONReader.Damage) in
      var parts = EditedParts(changes)
      try reader.beginObject()
      while parts.hasUnplacedChanges {
        let start = reader.nextEntryPosition
        guard let name = try reader.nextName() else { break }
        let change = changes.firstIndex { name.isText($0.name) }
        try reader.skipValue()
        parts.add(reader.bytes(from: start), changedBy: change)
      }
      if !parts.hasUnplacedChanges, let rest = try reader.restOfEntries() {
        parts.add(rest, changedBy: nil)
      }
      parts.addUnplacedChanges()
      return ItemImage(parts, size: size)
    }
  }

  private init(_ parts: EditedParts, size: Int) {
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
  private var unplacedCount: Int
  private var parts: [Part] = []
  /// The properties of the text, with its braces.
  private(set) var measure = JSONMeasure(length: 2)

  init(_ changes: [(name: String, value: AttributeValue?)]) {
    self.changes = changes
    unplacedCount = changes.count
    parts.reserveCapacity(2 * changes.count + 1)
  }

  var hasUnplacedChanges: Bool { unplacedCount > 0 }

  /// Adds stored entries, or what a single one is changed to.
  mutating func add(_ entry: UnsafeRawBufferPointer, changedBy change: Int?) {
    guard let change else { return addStored(entry) }
    placed |= 1 << UInt64(change)
    unplacedCount -= 1
    if changes[change].value != nil { append(.changed(change)) }
  }

  /// Adds the attributes that the item did not have.
  mutating func addUnplacedChanges() {
    guard hasUnplacedChanges else { return }
    for index in changes.indices where placed >> UInt64(index) & 1 == 0 {
      if changes[index].value != nil { append(.changed(index)) }
    }
  }

  /// Adds stored entries; those that follow others in the text are copied together with them.
  private mutating func addStored(_ entries: UnsafeRawBufferPointer) {
    let comma = 1
    guard case .stored(let before) = parts.last, let start = before.baseAddress,
      start + before.count + comma == entries.baseAddress
    else { return append(.stored(entries)) }
    parts[parts.count - 1] = .stored(
      UnsafeRawBufferPointer(start: start, count: before.count + comma + entries.count))
    measure.length += comma + entries.count
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
