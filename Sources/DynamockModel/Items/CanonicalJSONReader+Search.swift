import CText

// The walk over an item for the attributes of a condition: the part of a filter that each item of a
// page costs, so usual entries are read without calls and with one comparison for several bytes.
extension CanonicalJSONReader {
  /// Finds the values of names in an object, which is read as far as that.
  mutating func find(
    _ names: [SoughtName], _ values: UnsafeMutableBufferPointer<StoredValue>
  ) throws(Damage) {
    try beginObject()
    var found = 0
    while found < names.count {
      let place: Int
      if let plain = passPlainEntries(unlessNamedBy: names) {
        place = plain
      } else {
        guard let name = try nextName() else { return }
        guard let other = names.place(of: name, head: head(of: name)) else {
          try skipValue()
          continue
        }
        place = other
      }
      let value = if let plain = readPlainValue() { plain } else { try readStoredValue() }
      if !values[place].exists { values[place] = value }
      found += 1
    }
  }

  /// Passes entries with a name of up to seven bytes and a string, a number or a binary value, as far
  /// as they have no escapes; after a sought name, returns its place.
  ///
  /// - Returns: `nil` before any other entry, before the end, and before damage, all of which are left
  ///   to the other functions.
  @inline(__always)
  private mutating func passPlainEntries(unlessNamedBy names: [SoughtName]) -> Int? {
    guard let base = text.baseAddress, isAtFirstEntry || isBefore(Self.commaAndQuote) else {
      return nil
    }
    var start = nextEntryPosition
    // The shortest entry that fits: two more characters are read than it has.
    while text.count &- start >= 18, base.load(fromByteOffset: start, as: UInt8.self) == 0x22 {
      let word = base.loadUnaligned(fromByteOffset: start &+ 1, as: UInt64.self).littleEndian
      let length = Int(dynamock_text_plain_length(base + (start &+ 1), 0))
      let value = start &+ length &+ 3
      guard length < 8, Self.pair(base, value &- 2) == Self.quoteAndColon else { return nil }
      let head = word & ~(.max &<< UInt64(truncatingIfNeeded: 8 &* length))
      if let place = names.place(head: head.littleEndian, count: length) {
        position = value
        isAtFirstEntry = false
        return place
      }
      guard let end = endOfPlainValue(at: value, base) else { return nil }
      position = end
      isAtFirstEntry = false
      guard isBefore(Self.commaAndQuote) else { return nil }
      start = end &+ 1
    }
    return nil
  }

  /// Reads a string without escapes or a number, or returns `nil` before any other value.
  @inline(__always)
  private mutating func readPlainValue() -> StoredValue? {
    let start = position
    guard let base = text.baseAddress, let end = endOfPlainValue(at: start, base) else {
      return nil
    }
    let contents = UnsafeRawBufferPointer(start: base + (start &+ 6), count: end &- start &- 8)
    let value: StoredValue.Contents
    switch text[start &+ 2] {
    case UInt8(ascii: "S"): value = .string(contents)
    case UInt8(ascii: "N"):
      guard case .success(let number) = DecimalNumber.parse(contents) else { return nil }
      value = .number(number)
    default: return nil
    }
    position = end
    return StoredValue(value, text: bytes(from: start))
  }

  /// Reads a value and checks all of its form, but decodes only a number.
  private mutating func readStoredValue() throws(Damage) -> StoredValue {
    let start = position
    let contents = try readContents()
    return StoredValue(contents, text: bytes(from: start))
  }

  private mutating func readContents() throws(Damage) -> StoredValue.Contents {
    try expect(UInt8(ascii: "{"))
    let contents: StoredValue.Contents
    switch try readType() {
    case .string:
      let raw = try readRawString()
      if raw.hasEscape { try examine(raw) }
      contents = raw.hasEscape ? .encoded(.string) : .string(raw.bytes)
    case .number: contents = .number(try readNumber())
    case .bool: contents = .bool(try readBool())
    case let type:
      try passContents(of: type, decoding: true)
      contents = .encoded(type)
    }
    try expect(UInt8(ascii: "}"))
    return contents
  }
}
