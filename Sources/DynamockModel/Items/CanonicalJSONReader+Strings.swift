// Strings, which are read without decoding them, and their text.
extension CanonicalJSONReader {
  /// Decodes a string's text.
  func text(of raw: RawString) throws(Damage) -> String {
    guard raw.hasEscape else { return String(decoding: raw.bytes, as: UTF8.self) }
    guard let text = JSONString.unescaped(raw.bytes) else { throw Damage() }
    return text
  }

  /// The bytes between a string's quotes, including escapes.
  struct RawString {
    let bytes: UnsafeRawBufferPointer
    let hasEscape: Bool

    /// Returns whether the bytes are the encoding of a text.
    func isText(_ text: String) -> Bool {
      if hasEscape { return JSONString.unescaped(bytes)?.hasSameBytes(as: text) ?? false }
      return text.withBytes { bytes.hasSameBytes(as: $0) }
    }
  }

  /// The first eight bytes of a name whose value comes next, padded with zeros, as they are in memory.
  @inline(__always)
  func head(of name: RawString) -> UInt64 {
    guard name.bytes.count < 8, let base = name.bytes.baseAddress else {
      return name.bytes.loadUnaligned(as: UInt64.self)
    }
    // The quote and the colon after the name, and what follows.
    if text.count &- position >= 6 {
      let word = base.loadUnaligned(as: UInt64.self).littleEndian
      return (word & ~(.max &<< UInt64(truncatingIfNeeded: 8 &* name.bytes.count))).littleEndian
    }
    var head: UInt64 = 0
    withUnsafeMutableBytes(of: &head) { $0.copyBytes(from: name.bytes) }
    return head
  }

  /// Reads a string without decoding its escapes.
  @inline(__always)
  mutating func readRawString() throws(Damage) -> RawString {
    // Most strings are short and end with the first special byte.
    if let base = text.baseAddress, text.count &- position >= 9,
      text[position] == UInt8(ascii: "\"")
    {
      let start = base + (position &+ 1)
      let length = JSONString.lengthBeforeSpecial(in: start)
      if length < 8, start.load(fromByteOffset: length, as: UInt8.self) == UInt8(ascii: "\"") {
        position &+= length &+ 2
        return RawString(
          bytes: UnsafeRawBufferPointer(start: start, count: length), hasEscape: false)
      }
    }
    return try readLongRawString()
  }

  private mutating func readLongRawString() throws(Damage) -> RawString {
    try expect(UInt8(ascii: "\""))
    let start = position
    var hasEscape = false
    while true {
      let end = JSONString.nextSpecial(in: text, from: position)
      guard end < text.count else { throw Damage() }
      switch text[end] {
      case UInt8(ascii: "\""):
        position = end &+ 1
        let bytes = UnsafeRawBufferPointer(rebasing: text[start..<end])
        return RawString(bytes: bytes, hasEscape: hasEscape)
      case UInt8(ascii: "\\"):
        guard end &+ 2 <= text.count else { throw Damage() }
        position = end &+ 2
        hasEscape = true
      default: throw Damage()
      }
    }
  }
}
