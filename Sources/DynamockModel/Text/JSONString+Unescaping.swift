extension JSONString {
  /// Decodes a text that ``write(_:to:)`` wrote, or returns `nil` for any other text.
  static func unescaped(_ escaped: UnsafeRawBufferPointer) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(escaped.count)
    var index = 0
    while index < escaped.count {
      let special = nextSpecial(in: escaped, from: index)
      bytes.append(contentsOf: escaped[index..<special])
      guard special < escaped.count else { break }
      guard let (byte, length) = unescapedByte(escaped[special...]) else { return nil }
      bytes.append(byte)
      index = special + length
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns the byte represented by the escape at the start of a text, and the escape's length.
  private static func unescapedByte(
    _ text: Slice<UnsafeRawBufferPointer>
  ) -> (byte: UInt8, length: Int)? {
    guard text.count >= 2, text[text.startIndex] == UInt8(ascii: "\\") else { return nil }
    switch text[text.startIndex + 1] {
    case UInt8(ascii: "\""): return (UInt8(ascii: "\""), 2)
    case UInt8(ascii: "\\"): return (UInt8(ascii: "\\"), 2)
    case UInt8(ascii: "b"): return (0x08, 2)
    case UInt8(ascii: "t"): return (0x09, 2)
    case UInt8(ascii: "n"): return (0x0a, 2)
    case UInt8(ascii: "f"): return (0x0c, 2)
    case UInt8(ascii: "r"): return (0x0d, 2)
    case UInt8(ascii: "u"):
      guard text.count >= 6, text.dropFirst(2).prefix(2).elementsEqual("00".utf8),
        let high = Hexadecimal.value(of: text[text.startIndex + 4]), high < 8,
        let low = Hexadecimal.value(of: text[text.startIndex + 5]),
        Hexadecimal.digit(low, uppercase: true) == text[text.startIndex + 5]
      else { return nil }
      return (high << 4 | low, 6)
    default: return nil
    }
  }

  /// Returns the decoded length of a text that ``write(_:to:)`` wrote.
  static func unescapedLength(of escaped: UnsafeRawBufferPointer) -> Int {
    var length = escaped.count
    var index = nextSpecial(in: escaped, from: 0)
    while index + 1 < escaped.count {
      let escapeLength = escaped[index + 1] == UInt8(ascii: "u") ? 6 : 2
      length -= escapeLength - 1
      index = nextSpecial(in: escaped, from: min(index + escapeLength, escaped.count))
    }
    return length
  }
}
