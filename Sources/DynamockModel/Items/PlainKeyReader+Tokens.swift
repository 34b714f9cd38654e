extension PlainKeyReader {
  /// Returns a part of the text.
  @inline(__always)
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: text[range])
  }

  /// Returns the next byte that is not white space, without consuming it.
  @inline(__always)
  mutating func next() throws(Unusual) -> UInt8 {
    while position < text.count {
      let byte = text[position]
      guard byte <= 0x20 else { return byte }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
      position &+= 1
    }
    throw Unusual()
  }

  /// Reads a byte that must come next, after any white space.
  @inline(__always)
  mutating func expect(_ byte: UInt8) throws(Unusual) {
    guard try next() == byte else { throw Unusual() }
    position &+= 1
  }

  /// Reads a closing bracket and returns true, or reads a comma and returns false.
  @inline(__always)
  mutating func ends(with bracket: UInt8) throws(Unusual) -> Bool {
    let byte = try next()
    guard byte == bracket || byte == UInt8(ascii: ",") else { throw Unusual() }
    position &+= 1
    return byte == bracket
  }

  /// Reads a string without escapes, and returns the range between its quotes.
  mutating func readString() throws(Unusual) -> Range<Int> {
    try expect(UInt8(ascii: "\""))
    return try readRestOfString()
  }

  /// Reads a string whose opening quote has been read.
  @inline(__always)
  mutating func readRestOfString() throws(Unusual) -> Range<Int> {
    let start = position
    var isASCII = true
    let end = JSONString.nextSpecial(in: text, from: start, &isASCII)
    guard end < text.count, text[end] == UInt8(ascii: "\"") else { throw Unusual() }
    guard isASCII || String(validating: bytes(start..<end), as: UTF8.self) != nil else {
      throw Unusual()
    }
    position = end &+ 1
    return start..<end
  }

  /// Reads the name of the type of a key attribute.
  mutating func readType() throws(Unusual) -> AttributeValue.DataType {
    let name = try readString()
    guard name.count == 1 else { throw Unusual() }
    switch text[name.lowerBound] {
    case UInt8(ascii: "S"): return .string
    case UInt8(ascii: "N"): return .number
    case UInt8(ascii: "B"): return .binary
    default: throw Unusual()
    }
  }
}
