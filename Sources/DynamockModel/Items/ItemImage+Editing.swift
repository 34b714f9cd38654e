extension ItemExcerpt {
  /// Returns the image with other values of its attributes, or `nil` if the bytes are damaged.
  ///
  /// Attributes keep their places, and new ones follow in the order of the names.
  /// - Parameter changed: the values of the first names; `nil` removes the attribute.
  /// - Parameter size: the size of the result in bytes by DynamoDB's rules.
  package func replacing(_ changed: [AttributeValue?], size: Int) -> ItemImage? {
    image.bytes.withUnsafeBytes { bytes in
      guard bytes.last == UInt8(ascii: "}") else { return nil }
      // The braces.
      var measure = JSONMeasure(length: 2)
      var isFirst = true
      forEachPart(of: bytes, changed) { part in
        if !isFirst { measure.length += 1 }
        isFirst = false
        switch part {
        case .stored(let range): measure.length += range.count
        case .changed(let slot):
          // Two quotes and a colon.
          measure.length += 3
          measure.add(names[slot].text)
          changed[slot]?.addJSON(to: &measure)
        }
      }
      return ItemImage(measure, size: size) { cursor in
        var next = UInt8(ascii: "{")
        forEachPart(of: bytes, changed) { part in
          cursor.write(next)
          next = UInt8(ascii: ",")
          switch part {
          case .stored(let range): cursor.write(UnsafeRawBufferPointer(rebasing: bytes[range]))
          case .changed(let slot):
            cursor.write(UInt8(ascii: "\""))
            cursor.writeJSON(names[slot].text)
            cursor.write(#"":"#)
            changed[slot]?.writeJSON(to: &cursor)
          }
        }
        if next == UInt8(ascii: "{") { cursor.write(next) }
        cursor.write(UInt8(ascii: "}"))
      }
    }
  }

  /// A part of an item's text after changes, without the commas around it.
  private enum Part {
    /// A stretch of stored entries, with the commas between them.
    case stored(Range<Int>)
    /// An attribute with its new value, by its place among the names.
    case changed(Int)
  }

  @inline(__always)
  private func forEachPart(
    of bytes: UnsafeRawBufferPointer, _ changed: [AttributeValue?], _ body: (Part) -> Void
  ) {
    // The entries are between the braces; each is followed by a comma or the closing brace.
    var start = ItemImage.prefixLength + 1
    var placed: UInt64 = 0
    for entry in entries where entry.slot < changed.count {
      if entry.place.lowerBound > start { body(.stored(start..<(entry.place.lowerBound - 1))) }
      placed |= 1 << UInt64(entry.slot)
      if changed[entry.slot] != nil { body(.changed(entry.slot)) }
      start = entry.place.upperBound + 1
    }
    if start < bytes.count - 1 { body(.stored(start..<(bytes.count - 1))) }
    for slot in changed.indices
    where placed >> UInt64(slot) & 1 == 0 && changed[slot] != nil {
      body(.changed(slot))
    }
  }
}
