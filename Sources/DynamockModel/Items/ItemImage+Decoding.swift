extension ItemImage {
  /// Returns the item, or `nil` if the bytes are damaged.
  public func decoded() -> Item? {
    read { reader throws(CanonicalJSONReader.Damage) in
      let item = try reader.readItem()
      guard reader.isAtEnd else { throw CanonicalJSONReader.Damage() }
      return item
    }
  }

  /// Returns an item of only the named top-level attributes, or `nil` if the bytes are damaged.
  ///
  /// Other attributes are skipped, and those after the last named one are not examined.
  /// - Parameter names: distinct names.
  package func decoded(keeping names: [String]) -> Item? {
    read { reader throws(CanonicalJSONReader.Damage) in
      try reader.readItem(keeping: names)
    }
  }

  /// Returns the value of a top-level attribute, or `nil` if it does not exist or the bytes are
  /// damaged.
  ///
  /// The attributes before it are skipped, and those after it are not examined.
  public func attribute(named name: String) -> AttributeValue? {
    let found: AttributeValue?? = read { reader throws(CanonicalJSONReader.Damage) in
      try reader.firstValue(under: name)
    }
    return found ?? nil
  }

  /// Returns the values of two distinct top-level attributes, found in one pass; `nil` for those that
  /// do not exist, and for both if the bytes are damaged.
  func attributes(
    named first: String, _ second: String
  ) -> (AttributeValue?, AttributeValue?) {
    read { reader throws(CanonicalJSONReader.Damage) in
      try reader.firstValues(under: first, second)
    } ?? (nil, nil)
  }

  /// Returns the value of a top-level attribute of an item whose JSON begins at an offset of bytes,
  /// or `nil` if it does not exist or the bytes are damaged.
  package static func attribute(
    named name: String, inText bytes: [UInt8], from offset: Int
  ) -> AttributeValue? {
    let found: AttributeValue?? = bytes.withUnsafeBytes { bytes in
      guard bytes.count > offset else { return nil }
      var reader = CanonicalJSONReader(bytes, from: offset)
      return try? reader.firstValue(under: name)
    }
    return found ?? nil
  }

  /// Calls `body` with a reader of the text; returns `nil` if the text is damaged.
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
  /// Reads an item, of which only the named top-level attributes are decoded.
  fileprivate mutating func readItem(keeping names: [String]) throws(Damage) -> Item {
    let index = names.count > NameIndex.smallCount ? NameIndex(names) : nil
    var attributes: [Attribute] = []
    attributes.reserveCapacity(names.count)
    try beginObject()
    while attributes.count < names.count {
      guard let name = try nextName() else { break }
      let place =
        try index.map { index throws(Damage) in
          index[try text(of: name)]
        } ?? names.firstIndex(where: name.isText)
      guard let place else {
        try skipValue()
        continue
      }
      attributes.append(Attribute(name: names[place], value: try readValue()))
    }
    return Item(uniqueAttributes: attributes)
  }

  /// Reads the value with a name in an object, or returns `nil` if the object does not have the
  /// name.
  fileprivate mutating func firstValue(under name: String) throws(Damage) -> AttributeValue? {
    try beginObject()
    while let rawName = try nextName() {
      if rawName.isText(name) { return try readValue() }
      try skipValue()
    }
    return nil
  }

  /// Reads the values with two names in an object, as far as it has them.
  fileprivate mutating func firstValues(
    under first: String, _ second: String
  ) throws(Damage) -> (AttributeValue?, AttributeValue?) {
    var values: (AttributeValue?, AttributeValue?) = (nil, nil)
    try beginObject()
    while values.0 == nil || values.1 == nil, let name = try nextName() {
      if values.0 == nil, name.isText(first) {
        values.0 = try readValue()
      } else if values.1 == nil, name.isText(second) {
        values.1 = try readValue()
      } else {
        try skipValue()
      }
    }
    return values
  }
}
