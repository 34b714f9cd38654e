/// Base64 with padding, as on the wire in `B` and `BS` ([rfc-4648], section 4).
package enum Base64 {
  /// Returns the number of characters that encode a number of bytes.
  static func length(of count: Int) -> Int { (count + 2) / 3 * 4 }

  /// Returns the number of bytes encoded by a text that ``write(_:to:)`` wrote.
  static func decodedLength(of text: UnsafeRawBufferPointer) -> Int {
    guard text.count >= 4 else { return 0 }
    let pads = text.suffix(2).count { $0 == padding }
    return text.count / 4 * 3 - pads
  }

  /// Returns the base64 encoding of bytes.
  package static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    append(bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the base64 encoding of bytes.
  package static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    output.append(length: length(of: bytes.count)) { write(bytes, to: &$0) }
  }

  /// Writes the base64 encoding of bytes.
  static func write(_ bytes: [UInt8], to cursor: inout ByteCursor) {
    let text = cursor.take(length(of: bytes.count))
    bytes.withUnsafeBytes { bytes in
      var target = 0
      var index = 0
      while index &+ 3 <= bytes.count {
        let group =
          UInt32(bytes[index]) << 16 | UInt32(bytes[index &+ 1]) << 8 | UInt32(bytes[index &+ 2])
        write(group, at: target, to: text)
        index &+= 3
        target &+= 4
      }
      switch bytes.count - index {
      case 1:
        write(UInt32(bytes[index]) << 16, at: target, to: text)
        text[target + 2] = padding
        text[target + 3] = padding
      case 2:
        let group = UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8
        write(group, at: target, to: text)
        text[target + 3] = padding
      default: break
      }
    }
  }

  @inline(__always)
  private static func write(
    _ group: UInt32, at target: Int, to text: UnsafeMutableRawBufferPointer
  ) {
    text[target] = character(group >> 18)
    text[target &+ 1] = character(group >> 12)
    text[target &+ 2] = character(group >> 6)
    text[target &+ 3] = character(group)
  }

  @inline(__always)
  private static func character(_ sextet: UInt32) -> UInt8 {
    alphabet.utf8Start[Int(sextet & 63)]
  }

  private static let alphabet: StaticString =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  private static let padding = UInt8(ascii: "=")

  /// Decodes base64, or returns `nil` if the text is not valid.
  ///
  /// Strict: the length is a multiple of four, padding occurs only at the end, and the bits that
  /// padding leaves unused are zero.
  package static func decode(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    guard text.count > 0 else { return [] }
    let isPadded = text[text.count - 1] == padding
    let pads = isPadded ? (text[text.count - 2] == padding ? 2 : 1) : 0
    let wholeGroups = text.count / 4 - (isPadded ? 1 : 0)
    var isValid = true
    let bytes = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3) { bytes, count in
      var seen: UInt32 = 0
      for group in 0..<wholeGroups {
        let bits = group24(text, at: group &* 4, pads: 0)
        seen |= bits
        bytes[count] = UInt8(truncatingIfNeeded: bits >> 16)
        bytes[count &+ 1] = UInt8(truncatingIfNeeded: bits >> 8)
        bytes[count &+ 2] = UInt8(truncatingIfNeeded: bits)
        count &+= 3
      }
      if isPadded {
        let bits = group24(text, at: wholeGroups * 4, pads: pads)
        seen |= bits
        if bits & (pads == 1 ? 0xff : 0xffff) != 0 { isValid = false }
        bytes[count] = UInt8(truncatingIfNeeded: bits >> 16)
        if pads == 1 { bytes[count + 1] = UInt8(truncatingIfNeeded: bits >> 8) }
        count += 3 - pads
      }
      if seen >> 24 != 0 { isValid = false }
    }
    return isValid ? bytes : nil
  }

  /// Decodes four characters to 24 bits; for a character outside base64's alphabet, a higher bit is
  /// set.
  @inline(__always)
  private static func group24(_ text: UnsafeRawBufferPointer, at start: Int, pads: Int) -> UInt32 {
    let first = sextet(text[start])
    let second = sextet(text[start &+ 1])
    let third = pads == 2 ? 0 : sextet(text[start &+ 2])
    let fourth = pads > 0 ? 0 : sextet(text[start &+ 3])
    let invalid = (first | second | third | fourth) & 0x8000_0000
    return invalid | (first & 63) << 18 | (second & 63) << 12 | (third & 63) << 6 | fourth & 63
  }

  @inline(__always)
  private static func sextet(_ character: UInt8) -> UInt32 {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character &- UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character &- UInt8(ascii: "a") &+ 26)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character &- UInt8(ascii: "0") &+ 52)
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: 0x8000_0000
    }
  }
}
