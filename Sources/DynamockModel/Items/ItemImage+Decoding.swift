extension ItemImage {
  /// The item; nil where the bytes are damaged.
  public func decoded() -> Item? {
    read { reader throws(CanonicalJSONReader.Damage) in
      let item = try reader.readItem()
      guard reader.isAtEnd else { throw CanonicalJSONReader.Damage() }
      return item
    }
  }

  /// The value of one top-level attribute; nil where there is none, or the bytes are damaged.
  ///
  /// The attributes before it are passed over, those behind it are not looked at.
  public func attribute(named name: String) -> AttributeValue? {
    let escaped = JSONString.escaped(name)
    let found: AttributeValue?? = read { reader throws(CanonicalJSONReader.Damage) in
      try reader.firstValue(under: escaped)
    }
    return found ?? nil
  }

  /// Runs `body` over the text; nil where it meets damage.
  func read<Value>(
    _ body: (inout CanonicalJSONReader) throws(CanonicalJSONReader.Damage) -> Value
  ) -> Value? {
    bytes.withUnsafeBytes { bytes in
      guard bytes.count > Self.prefixLength else { return nil }
      var reader = CanonicalJSONReader(bytes, from: Self.prefixLength)
      return try? body(&reader)
    }
  }
}

extension CanonicalJSONReader {
  /// Reads the value of the object's entry whose name stands so in the text; nil if there is none.
  fileprivate mutating func firstValue(
    under escapedName: [UInt8]
  ) throws(Damage) -> AttributeValue? {
    try beginObject()
    while let name = try nextName() {
      if escapedName.withUnsafeBytes({ name.bytes.hasSameBytes(as: $0) }) {
        return try readValue()
      }
      try skipValue()
    }
    return nil
  }
}
