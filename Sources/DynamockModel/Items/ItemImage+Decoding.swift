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
    let found: AttributeValue?? = read { reader throws(CanonicalJSONReader.Damage) in
      try reader.firstValue(under: name)
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
  /// Reads the value of the object's entry of a name; nil if there is none.
  fileprivate mutating func firstValue(under name: String) throws(Damage) -> AttributeValue? {
    try beginObject()
    while let rawName = try nextName() {
      if rawName.isText(name) { return try readValue() }
      try skipValue()
    }
    return nil
  }
}
