// Entries in their usual form, which are read without calls and with one comparison for several bytes.
// Everything else, including damage, is left to the other functions.
extension CanonicalJSONReader {
  /// Passes entries whose names and values have no escapes and are not sets, lists or maps, and checks
  /// their form.
  ///
  /// Stops before any other entry, before the end, and before damage.
  @inline(__always)
  mutating func passPlainEntries() {
    guard let base = text.baseAddress, isAtFirstEntry || isBefore(Self.commaAndQuote) else { return }
    var start = nextEntryPosition
    while start < text.count, base.load(fromByteOffset: start, as: UInt8.self) == UInt8(ascii: "\""),
      let value = endOfPlainString(
        at: start &+ 1, base, followedBy: Self.quoteAndColon, isChecked: true),
      let end = endOfPlainValue(at: value, base, isChecked: true) ?? endOfPlainWord(at: value, base)
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
  func endOfPlainValue(
    at start: Int, _ base: UnsafeRawPointer, isChecked checks: Bool = false
  ) -> Int? {
    guard text.count &- start >= 8, isSingleString(at: start, base) else { return nil }
    return endOfPlainString(
      at: start &+ 6, base, followedBy: Self.quoteAndBrace, isChecked: checks)
  }

  /// Returns the end of two characters, the first a quote, that follow a string's contents, or `nil` if
  /// the contents have an escape.
  ///
  /// - Parameter checks: whether control characters are looked for as well, which are damage.
  @inline(__always)
  private func endOfPlainString(
    at start: Int, _ base: UnsafeRawPointer, followedBy pair: UInt16, isChecked checks: Bool
  ) -> Int? {
    var index = start
    var length = 8
    while length == 8, text.count &- index >= 8 {
      let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
      length = Self.plainLength(in: word, checks)
      index &+= length
    }
    if length == 8 {
      guard text.count >= 8 else { return nil }
      // Zeros follow the last bytes of the text, and are never a quote.
      let last = base.loadUnaligned(fromByteOffset: text.count &- 8, as: UInt64.self).littleEndian
      index &+= Self.plainLength(in: last >> UInt64(8 &* (8 &- (text.count &- index))), checks)
    }
    guard text.count &- index >= 2, Self.pair(base, index) == pair else { return nil }
    return index &+ 2
  }

  @inline(__always)
  private static func plainLength(in word: UInt64, _ checks: Bool) -> Int {
    checks ? JSONString.lengthBeforeSpecial(in: word) : JSONString.lengthBeforeQuote(in: word)
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

  /// `,"`, `":` and `"}`, with the first character in the lower byte.
  static var commaAndQuote: UInt16 { 0x222C }
  static var quoteAndColon: UInt16 { 0x3A22 }
  private static var quoteAndBrace: UInt16 { 0x7D22 }
}
