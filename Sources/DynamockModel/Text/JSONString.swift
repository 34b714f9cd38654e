/// The contents of JSON strings, without their quotes.
///
/// Quotes, backslashes and control characters below U+0020 are escaped, the common ones by letters;
/// everything else is written unchanged as UTF-8.
package enum JSONString {
  /// Returns the encoded length of a text, without quotes.
  static func length(of text: UnsafeRawBufferPointer) -> Int {
    var length = text.count
    var index = nextSpecial(in: text, from: 0)
    while index < text.count {
      length += escapeLength(text[index]) - 1
      index = nextSpecial(in: text, from: index + 1)
    }
    return length
  }

  /// Writes the encoding of a text, without quotes.
  static func write(_ text: UnsafeRawBufferPointer, to cursor: inout ByteCursor) {
    var start = 0
    while start < text.count {
      let special = nextSpecial(in: text, from: start)
      cursor.write(UnsafeRawBufferPointer(rebasing: text[start..<special]))
      guard special < text.count else { return }
      writeEscape(of: text[special], to: &cursor)
      start = special + 1
    }
  }

  /// Returns the position of the next byte that is a quote, a backslash or below U+0020, or the
  /// end.
  static func nextSpecial(in text: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let base = text.baseAddress else { return 0 }
    var index = start
    while index &+ 8 <= text.count {
      let bytes = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if !arePlain(bytes) {
        let found = specials(in: bytes)
        if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
      }
      index &+= 8
    }
    if text.count &- start >= 8 {
      // The last eight bytes, of which some may have been examined before and are known not to be
      // special.
      index = text.count &- 8
      let found = specials(in: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      return found == 0 ? text.count : index &+ found.trailingZeroBitCount / 8
    }
    while index < text.count, !isSpecial(text[index]) { index &+= 1 }
    return index
  }

  /// Returns the position of the next byte that is a quote, a backslash or below U+0020, or the end;
  /// sets `isASCII` to false if a byte before it is not ASCII.
  @inline(__always)
  static func nextSpecial(
    in text: UnsafeRawBufferPointer, from start: Int, _ isASCII: inout Bool
  ) -> Int {
    guard let base = text.baseAddress else { return 0 }
    let tops: UInt64 = 0x8080_8080_8080_8080
    var high: UInt64 = 0
    var index = start
    while index &+ 8 <= text.count {
      let bytes = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if arePlain(bytes) {
        index &+= 8
        continue
      }
      let word = bytes.littleEndian
      let found = specials(in: bytes)
      if found != 0 {
        let before = found.trailingZeroBitCount & ~7
        high |= word & ((1 &<< UInt64(truncatingIfNeeded: before)) &- 1)
        isASCII = high & tops == 0
        return index &+ before / 8
      }
      high |= word
      index &+= 8
    }
    while index < text.count, !isSpecial(text[index]) {
      high |= UInt64(text[index])
      index &+= 1
    }
    isASCII = high & tops == 0
    return index
  }

  /// Returns the number of bytes before the first special one among eight, or 8 if there is none.
  @inline(__always)
  static func lengthBeforeSpecial(in eight: UnsafeRawPointer) -> Int {
    specials(in: eight.loadUnaligned(as: UInt64.self)).trailingZeroBitCount / 8
  }

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// Returns whether eight bytes are ASCII and none of them is special, with fewer steps than to find
  /// them.
  ///
  /// Without a special byte there is no borrow, and a special byte sets its own top bit.
  @inline(__always)
  package static func arePlain(_ bytes: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = (bytes ^ (ones &* 0x22)) &- ones
    let backslash = (bytes ^ (ones &* 0x5c)) &- ones
    return (bytes | quote | backslash | (bytes &- (ones &* 0x20))) & (ones &* 0x80) == 0
  }

  /// Marks the special bytes among eight; only the lowest mark is exact.
  ///
  /// Subtraction borrows into the top bit of each special byte, and a borrow can spill into a
  /// higher byte, never into a lower one. (SIMD is twice as fast on long texts, but a hundred times
  /// slower whenever the compiler chooses the generic operators.)
  @inline(__always)
  private static func specials(in bytes: UInt64) -> UInt64 {
    let word = bytes.littleEndian
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5c)
    let low = (word &- (ones &* 0x20)) & ~word
    let quotes = (quote &- ones) & ~quote
    let backslashes = (backslash &- ones) & ~backslash
    return (low | quotes | backslashes) & (ones &* 0x80)
  }

  private static func escapeLength(_ byte: UInt8) -> Int { letter(for: byte) == nil ? 6 : 2 }

  private static func writeEscape(of byte: UInt8, to cursor: inout ByteCursor) {
    cursor.write(UInt8(ascii: "\\"))
    if let letter = letter(for: byte) { return cursor.write(letter) }
    cursor.write("u00")
    cursor.write(Hexadecimal.digit(byte >> 4, uppercase: true))
    cursor.write(Hexadecimal.digit(byte & 15, uppercase: true))
  }

  private static func letter(for byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
    case 0x08: UInt8(ascii: "b")
    case 0x09: UInt8(ascii: "t")
    case 0x0a: UInt8(ascii: "n")
    case 0x0c: UInt8(ascii: "f")
    case 0x0d: UInt8(ascii: "r")
    default: nil
    }
  }
}
