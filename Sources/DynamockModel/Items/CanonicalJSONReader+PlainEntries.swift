import CText

// Entries in their usual form, which are read without calls and with one comparison for several bytes.
// Everything else, including damage, is left to the other functions.
extension CanonicalJSONReader {
  /// Passes entries whose names and values have no escapes and are not lists or maps, and checks their
  /// form.
  ///
  /// Stops before any other entry, before the end, and before damage.
  @inline(__always)
  mutating func passPlainEntries() {
    guard let base = text.baseAddress, isAtFirstEntry || isBefore(Self.commaAndQuote) else {
      return
    }
    var start = nextEntryPosition
    while start < text.count,
      base.load(fromByteOffset: start, as: UInt8.self) == UInt8(ascii: "\""),
      let value = endOfPlainString(at: start &+ 1, base, followedBy: Self.quoteAndColon),
      let end = endOfPlainValue(at: value, base) ?? endOfPlainWord(at: value, base)
        ?? endOfPlainSet(at: value, base)
    {
      position = end
      isAtFirstEntry = false
      guard isBefore(Self.commaAndQuote) else { return }
      start = end &+ 1
    }
  }

  /// Returns the end of a string, a number or a binary value without escapes, or `nil` for any other
  /// value.
  @inline(__always)
  func endOfPlainValue(at start: Int, _ base: UnsafeRawPointer) -> Int? {
    guard text.count &- start >= 8, isSingleString(at: start, base) else { return nil }
    return endOfPlainString(at: start &+ 6, base, followedBy: Self.quoteAndBrace)
  }

  /// Returns the end of two characters, the first a quote, that follow a string's contents, or `nil` if
  /// the contents have an escape.
  @inline(__always)
  private func endOfPlainString(
    at start: Int, _ base: UnsafeRawPointer, followedBy pair: UInt16
  ) -> Int? {
    guard let end = endOfPlainText(at: start, base), Self.pair(base, end) == pair else {
      return nil
    }
    return end &+ 2
  }

  /// Returns the position of the first quote, backslash or control character, or `nil` if there is none
  /// that another character follows.
  @inline(__always)
  private func endOfPlainText(at start: Int, _ base: UnsafeRawPointer) -> Int? {
    var index = start
    var length: Int64 = 16
    while length == 16, text.count &- index >= 16 {
      length = dynamock_text_plain_length(base + index, 0)
      index &+= Int(length)
    }
    if length == 16 {
      let left = text.count &- index
      guard left > 0, text.count >= 16 else { return nil }
      let last = base + (text.count &- 16)
      index &+= Int(dynamock_text_plain_length(last, Int64(16 &- left)))
    }
    return text.count &- index >= 2 ? index : nil
  }

  /// Returns the end of a Boolean or NULL, or `nil` for any other value.
  @inline(__always)
  private func endOfPlainWord(at start: Int, _ base: UnsafeRawPointer) -> Int? {
    guard text.count &- start >= 14 else { return nil }
    let type = base.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
    let word = base.loadUnaligned(fromByteOffset: start &+ 8, as: UInt32.self).littleEndian
    let end = base.loadUnaligned(fromByteOffset: start &+ 12, as: UInt16.self).littleEndian
    // `{"BOOL":`, `{"NULL":`, then `true}` or `false}`.
    let isBool = type == 0x3A22_4C4F_4F42_227B
    guard isBool || type == 0x3A22_4C4C_554E_227B else { return nil }
    if word == 0x6575_7274, end & 0xFF == 0x7D { return start &+ 13 }
    return isBool && word == 0x736C_6166 && end == 0x7D65 ? start &+ 14 : nil
  }

  /// Returns the end of a set whose members have no escapes, or `nil` for any other value.
  private func endOfPlainSet(at start: Int, _ base: UnsafeRawPointer) -> Int? {
    guard text.count &- start >= 8 else { return nil }
    let head = base.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
    // `{"_S":["`, with any type.
    guard head & 0xFFFF_FFFF_FF00_FFFF == 0x225B_3A22_5300_227B else { return nil }
    let type = UInt8(truncatingIfNeeded: head >> 16)
    guard type == UInt8(ascii: "S") || type == UInt8(ascii: "N") || type == UInt8(ascii: "B")
    else { return nil }
    var index = start &+ 8
    while let end = endOfPlainText(at: index, base), text.count &- end >= 3 {
      let next = base.load(fromByteOffset: end &+ 2, as: UInt8.self)
      if Self.pair(base, end) == Self.quoteAndBracket {
        return next == UInt8(ascii: "}") ? end &+ 3 : nil
      }
      guard Self.pair(base, end) == Self.quoteAndComma, next == UInt8(ascii: "\"") else {
        return nil
      }
      index = end &+ 3
    }
    return nil
  }

  /// Whether two characters come next.
  @inline(__always)
  func isBefore(_ pair: UInt16) -> Bool {
    guard let base = text.baseAddress, text.count &- position >= 2 else { return false }
    return Self.pair(base, position) == pair
  }

  @inline(__always)
  static func pair(_ base: UnsafeRawPointer, _ index: Int) -> UInt16 {
    base.loadUnaligned(fromByteOffset: index, as: UInt16.self).littleEndian
  }

  /// `,"`, `":`, `"}`, `",` and `"]`, with the first character in the lower byte.
  static var commaAndQuote: UInt16 { 0x222C }
  static var quoteAndColon: UInt16 { 0x3A22 }
  private static var quoteAndBrace: UInt16 { 0x7D22 }
  private static var quoteAndComma: UInt16 { 0x2C22 }
  private static var quoteAndBracket: UInt16 { 0x5D22 }
}
