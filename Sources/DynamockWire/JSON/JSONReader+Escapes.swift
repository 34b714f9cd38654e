extension JSONReader {
  /// Returns the text of a string that has escapes or is not ASCII.
  func unescaped(_ raw: RawString) throws(DecodingFault) -> String {
    // Escapes are ASCII, so the text is valid if the raw bytes are and surrogates are paired.
    guard let text = String(validating: raw.bytes, as: UTF8.self) else { throw .notJSON }
    guard raw.hasEscapes else { return text }
    var length: Int?
    let unescaped = String(unsafeUninitializedCapacity: raw.count) { target in
      length = Self.unescape(raw.bytes, into: target)
      return length ?? 0
    }
    guard length != nil else { throw .notJSON }
    return unescaped
  }

  /// Returns the name of a member whose name has escapes or is not ASCII.
  mutating func unescapedName(_ raw: RawString) throws(DecodingFault) -> JSONName {
    guard raw.isASCII || String(validating: raw.bytes, as: UTF8.self) != nil else {
      throw .notJSON
    }
    guard raw.hasEscapes else { return JSONName(start: raw.start, count: raw.count) }
    unescapedName?.deallocate()
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(raw.count, 1))
    unescapedName = memory
    guard let start = memory.baseAddress, let length = Self.unescape(raw.bytes, into: memory) else {
      throw .notJSON
    }
    return JSONName(start: UnsafePointer(start), count: length)
  }

  /// Writes the text of a raw string, which is never longer; returns `nil` if an escape is not
  /// valid in JSON.
  static func unescape(
    _ raw: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var length = 0
    var index = 0
    while index < raw.count {
      let byte = raw[index]
      guard byte == UInt8(ascii: "\\") else {
        target[length] = byte
        length &+= 1
        index &+= 1
        continue
      }
      guard index &+ 1 < raw.count else { return nil }
      if let plain = plainEscape(raw[index &+ 1]) {
        target[length] = plain
        length &+= 1
        index &+= 2
        continue
      }
      guard let (scalar, next) = unicodeEscape(in: raw, at: index) else { return nil }
      for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        target[length] = unit
        length &+= 1
      }
      index = next
    }
    return length
  }

  private static func plainEscape(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// Returns the scalar of a `\u` escape or of a surrogate pair of them, and the position that
  /// follows.
  private static func unicodeEscape(
    in raw: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (Unicode.Scalar, next: Int)? {
    guard let first = codeUnit(in: raw, at: index) else { return nil }
    if let scalar = Unicode.Scalar(UInt32(first)) { return (scalar, index + 6) }
    guard UTF16.isLeadSurrogate(first), let second = codeUnit(in: raw, at: index + 6),
      UTF16.isTrailSurrogate(second)
    else { return nil }
    let code = 0x10000 + (UInt32(first) & 0x3FF) << 10 + UInt32(second) & 0x3FF
    return Unicode.Scalar(code).map { ($0, index + 12) }
  }

  /// Returns the code unit of a `\u` escape with four digits.
  private static func codeUnit(in raw: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt16? {
    guard index + 6 <= raw.count, raw[index] == UInt8(ascii: "\\"),
      raw[index + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for offset in 2..<6 {
      let byte = raw[index + offset]
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
