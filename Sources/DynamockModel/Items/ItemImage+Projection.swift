extension ItemImage {
  /// The image of only those top-level attributes that are named, in the item's order.
  ///
  /// Copies bytes and decodes nothing: this is how index entries and plain projections are made.
  /// Nil where the bytes are damaged.
  public func keeping(_ names: [String]) -> ItemImage? {
    let index = names.count > NameIndex.smallCount ? NameIndex(names) : nil
    return read { reader throws(CanonicalJSONReader.Damage) in
      var entries: [UnsafeRawBufferPointer] = []
      entries.reserveCapacity(names.count)
      var size = 0
      try reader.beginObject()
      while true {
        let start = reader.nextEntryPosition
        guard let name = try reader.nextName() else { break }
        let isKept: Bool
        if let index {
          isKept = index[try reader.text(of: name)] != nil
        } else {
          isKept = names.contains(where: name.isText)
        }
        if isKept {
          size += try reader.length(of: name) + reader.measureValue()
          entries.append(reader.bytes(from: start))
        } else {
          try reader.skipValue()
        }
      }
      let hasNumberSets = hasNumberSets && entries.contains(where: NumberSetText.isIn)
      return ItemImage(entries: entries, size: size, hasNumberSets: hasNumberSets)
    }
  }

  /// Makes an image of the text of its entries, such as `"name":{"S":"value"}`.
  private init(entries: [UnsafeRawBufferPointer], size: Int, hasNumberSets: Bool) {
    let braces = 2
    let commas = max(0, entries.count - 1)
    let length = entries.reduce(Self.prefixLength + braces + commas) { $0 + $1.count }
    bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      let memory = UnsafeMutableRawBufferPointer(buffer)
      var cursor = ByteCursor(UnsafeMutableRawBufferPointer(rebasing: memory[..<length]))
      Self.writeSize(size, hasNumberSets: hasNumberSets, to: &cursor)
      cursor.write(UInt8(ascii: "{"))
      for (index, entry) in entries.enumerated() {
        if index > 0 { cursor.write(UInt8(ascii: ",")) }
        cursor.write(entry)
      }
      cursor.write(UInt8(ascii: "}"))
      count = length
    }
  }
}
