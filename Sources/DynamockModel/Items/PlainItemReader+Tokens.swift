extension PlainItemReader {
  /// Returns the next byte that is not white space, without consuming it.
  @inline(__always)
  mutating func next() throws(Unusual) -> UInt8 {
    if position < text.count, text[position] > 0x20 { return text[position] }
    return try nextAfterSpace()
  }

  private mutating func nextAfterSpace() throws(Unusual) -> UInt8 {
    copy()
    while position < text.count {
      let byte = text[position]
      if byte > 0x20 {
        copied = position
        return byte
      }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
      position &+= 1
    }
    throw Unusual()
  }

  /// Reads a token that must come next, after any white space.
  @inline(__always)
  mutating func expect(_ token: StaticString) throws(Unusual) {
    _ = try next()
    let length = token.utf8CodeUnitCount
    guard text.count &- position >= length else { throw Unusual() }
    for index in 0..<length where text[position &+ index] != token.utf8Start[index] {
      throw Unusual()
    }
    position &+= length
  }

  /// Reads a string without escapes, and returns the bytes between its quotes.
  mutating func readString() throws(Unusual) -> UnsafeRawBufferPointer {
    guard try next() == UInt8(ascii: "\"") else { throw Unusual() }
    position &+= 1
    return try readRestOfString()
  }

  /// Reads a string whose opening quote has been read.
  mutating func readRestOfString() throws(Unusual) -> UnsafeRawBufferPointer {
    let start = position
    var isASCII = true
    let end = JSONString.nextSpecial(in: text, from: start, &isASCII)
    guard end < text.count, text[end] == UInt8(ascii: "\"") else { throw Unusual() }
    position = end &+ 1
    let bytes = UnsafeRawBufferPointer(rebasing: text[start..<end])
    guard isASCII || String(validating: bytes, as: UTF8.self) != nil else { throw Unusual() }
    return bytes
  }

  /// Reads the beginning of a string or number, `{"S":"`, if it is written without white space, or
  /// with one space before and one after it, as nearly all clients do; otherwise reads nothing.
  @inline(__always)
  mutating func readScalarBeginning() -> AttributeValue.DataType? {
    guard text.count &- position >= 8 else { return nil }
    let word = UInt64(
      littleEndian: text.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    // The fourth and the third byte are the type.
    if word & 0xFFFF_FFFF_00FF_FFFF == 0x2220_3A22_0022_7B20 {
      guard let type = Self.scalar(UInt8(truncatingIfNeeded: word >> 24)) else { return nil }
      copy(upTo: position)
      output.write((position &+ 1)..<(position &+ 6), of: text)
      copied = position &+ 7
      position &+= 8
      return type
    }
    if word & 0x0000_FFFF_FF00_FFFF == 0x0000_223A_2200_227B {
      guard let type = Self.scalar(UInt8(truncatingIfNeeded: word >> 16)) else { return nil }
      position &+= 6
      return type
    }
    return nil
  }

  @inline(__always)
  private static func scalar(_ letter: UInt8) -> AttributeValue.DataType? {
    switch letter {
    case UInt8(ascii: "S"): .string
    case UInt8(ascii: "N"): .number
    default: nil
    }
  }

  /// Reads the name of a type, with its quotes.
  mutating func readType() throws(Unusual) -> AttributeValue.DataType {
    guard try next() == UInt8(ascii: "\""), text.count &- position > 6 else { throw Unusual() }
    let (first, second) = (text[position &+ 1], text[position &+ 2])
    if second == UInt8(ascii: "\"") {
      position &+= 3
      switch first {
      case UInt8(ascii: "S"): return .string
      case UInt8(ascii: "N"): return .number
      case UInt8(ascii: "B"): return .binary
      case UInt8(ascii: "L"): return .list
      case UInt8(ascii: "M"): return .map
      default: throw Unusual()
      }
    }
    switch (first, second) {
    case (UInt8(ascii: "S"), UInt8(ascii: "S")): return try readType("\"SS\"", .stringSet)
    case (UInt8(ascii: "N"), UInt8(ascii: "S")): return try readType("\"NS\"", .numberSet)
    case (UInt8(ascii: "B"), UInt8(ascii: "S")): return try readType("\"BS\"", .binarySet)
    case (UInt8(ascii: "B"), UInt8(ascii: "O")): return try readType("\"BOOL\"", .bool)
    case (UInt8(ascii: "N"), UInt8(ascii: "U")): return try readType("\"NULL\"", .null)
    default: throw Unusual()
    }
  }

  @inline(__always)
  private mutating func readType(
    _ name: StaticString, _ type: AttributeValue.DataType
  ) throws(Unusual) -> AttributeValue.DataType {
    try expect(name)
    return type
  }
}

// The stored text.
extension PlainItemReader {
  /// Copies what has been read.
  @inline(__always)
  mutating func copy() { copy(upTo: position) }

  /// Copies what has been read up to a position.
  @inline(__always)
  mutating func copy(upTo end: Int) {
    output.write(copied..<end, of: text)
    copied = end
  }

  /// Returns the stored text from a position to the end of what has been copied.
  func written(from start: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: memory[start..<output.count])
  }
}
