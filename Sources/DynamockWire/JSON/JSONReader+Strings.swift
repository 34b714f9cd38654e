import DynamockModel

/// A string as written in the text, without its quotes.
struct RawString {
  let start: UnsafePointer<UInt8>
  let count: Int
  let hasEscapes: Bool
  let isASCII: Bool

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
}

extension JSONReader {
  /// Reads a string.
  @inline(__always)
  mutating func string() throws(DecodingFault) -> String {
    let raw = try rawString()
    if raw.isASCII, !raw.hasEscapes { return String(decoding: raw.bytes, as: UTF8.self) }
    return try unescaped(raw)
  }

  /// Reads the next member's name.
  @inline(__always)
  mutating func name() throws(DecodingFault) -> JSONName {
    let raw = try rawString()
    if raw.isASCII, !raw.hasEscapes { return JSONName(start: raw.start, count: raw.count) }
    return try unescapedName(raw)
  }

  /// Reads a string, and calls `body` with its unescaped bytes.
  @inline(__always)
  mutating func withString<Value>(
    _ body: (UnsafeRawBufferPointer) throws(DecodingFault) -> Value
  ) throws(DecodingFault) -> Value {
    let raw = try rawString()
    if raw.isASCII, !raw.hasEscapes { return try body(UnsafeRawBufferPointer(raw.bytes)) }
    let name = try unescapedName(raw)
    return try body(UnsafeRawBufferPointer(start: name.start, count: name.count))
  }

  /// Reads from the opening quote to the closing one.
  @inline(__always)
  mutating func rawString() throws(DecodingFault) -> RawString {
    let start = position &+ 1
    var index = start
    var hasEscapes = false
    var high: UInt64 = 0
    while true {
      index = Self.special(in: base, from: index, to: count, high: &high)
      guard index < count else { throw .notJSON }
      switch base[index] {
      case UInt8(ascii: "\""):
        position = index &+ 1
        return RawString(
          start: base + start, count: index &- start, hasEscapes: hasEscapes, isASCII: high == 0)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        index &+= 2
      default: throw .notJSON
      }
    }
  }

  /// Returns the position of the next quote, backslash or control character; `high` accumulates the
  /// top bits of the preceding bytes.
  @inline(__always)
  private static func special(
    in base: UnsafePointer<UInt8>, from start: Int, to end: Int, high: inout UInt64
  ) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    var index = start
    // Eight bytes at a time: a subtraction borrows into the top bit of a special byte. The borrow
    // can spill into a higher byte, never into a lower one, so the lowest bit found is exact.
    while end &- index >= 8 {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self).littleEndian
      if JSONString.arePlain(word) {
        index &+= 8
        continue
      }
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let found =
        (((word &- ones &* 0x20) & ~word) | ((quote &- ones) & ~quote)
          | ((backslash &- ones) & ~backslash)) & tops
      if found != 0 {
        let offset = found.trailingZeroBitCount & ~7
        high |= word & tops & ((1 &<< UInt64(offset)) &- 1)
        return index &+ offset &>> 3
      }
      high |= word & tops
      index &+= 8
    }
    while index < end {
      let byte = base[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { return index }
      high |= UInt64(byte & 0x80)
      index &+= 1
    }
    return index
  }
}
