extension ItemImage {
  /// Returns an image of only the named top-level attributes, in the item's order, or `nil` if the
  /// bytes are damaged.
  ///
  /// Bytes are copied and nothing is decoded. Index entries and simple projections are created this
  /// way.
  public func keeping(_ names: [String]) -> ItemImage? {
    let index = names.count > NameIndex.smallCount ? NameIndex(names) : nil
    return keeping(.named(names, index))
  }

  /// Returns an image without the named top-level attribute, or `nil` if the bytes are damaged.
  package func dropping(_ dropped: String) -> ItemImage? { keeping(.allExcept(dropped)) }

  /// The attributes that are kept; an enumeration, since a closure would be allocated.
  private enum Kept {
    case named([String], NameIndex?)
    case allExcept(String)

    /// The number of attributes to make room for.
    var expectedCount: Int {
      if case .named(let names, _) = self { names.count } else { 0 }
    }

    func includes(
      _ name: CanonicalJSONReader.RawString, in reader: CanonicalJSONReader
    ) throws(CanonicalJSONReader.Damage) -> Bool {
      switch self {
      case .named(_, let index?): return index[try reader.text(of: name)] != nil
      case .named(let names, nil): return names.contains(where: name.isText)
      case .allExcept(let dropped): return !name.isText(dropped)
      }
    }
  }

  private func keeping(_ kept: Kept) -> ItemImage? {
    read { reader throws(CanonicalJSONReader.Damage) in
      var entries: [UnsafeRawBufferPointer] = []
      entries.reserveCapacity(kept.expectedCount)
      var size = 0
      try reader.beginObject()
      while true {
        let start = reader.nextEntryPosition
        guard let name = try reader.nextName() else { break }
        if try kept.includes(name, in: reader) {
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

  /// Creates an image from the texts of its entries, such as `"name":{"S":"value"}`.
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
