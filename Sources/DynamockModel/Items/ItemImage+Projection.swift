extension ItemImage {
  /// The image of only those top-level attributes that are named, in the item's order.
  ///
  /// Copies bytes and decodes nothing: this is how index entries and plain projections are made.
  /// Nil where the bytes are damaged.
  public func keeping(_ names: [String]) -> ItemImage? {
    let escapedNames = names.map(JSONString.escaped)
    return read { reader throws(CanonicalJSONReader.Damage) in
      var kept = [UInt8](repeating: 0, count: Self.prefixLength)
      kept.append(UInt8(ascii: "{"))
      var size = 0
      try reader.beginObject()
      while true {
        let start = reader.nextEntryPosition
        guard let name = try reader.nextName() else { break }
        let isKept = escapedNames.contains { escaped in
          escaped.withUnsafeBytes { name.bytes.hasSameBytes(as: $0) }
        }
        guard isKept else {
          try reader.skipValue()
          continue
        }
        size += try reader.length(of: name) + reader.measureValue()
        if kept.count > Self.prefixLength + 1 { kept.append(UInt8(ascii: ",")) }
        kept.append(contentsOf: reader.bytes(from: start))
      }
      kept.append(UInt8(ascii: "}"))
      kept.replaceSubrange(..<Self.prefixLength, with: Self.prefix(of: size))
      return ItemImage(storedBytes: kept)
    }
  }
}
