extension CanonicalJSONReader {
  /// Skips a value of any type without examining it in detail.
  @inline(__always)
  mutating func skipValue() throws(Damage) {
    guard isSingleString else { return try skipOtherValue() }
    position &+= 5
    _ = try readRawString()
    try expect(UInt8(ascii: "}"))
  }

  private mutating func skipOtherValue() throws(Damage) {
    var open = 0
    repeat {
      switch try readByte() {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): open -= 1
      case UInt8(ascii: "\""):
        position -= 1
        _ = try readRawString()
      default: break
      }
    } while open > 0
  }

  /// Whether a string, a number or a binary value comes next, as most values are.
  @inline(__always)
  private var isSingleString: Bool {
    guard text.count &- position >= 8, let base = text.baseAddress else { return false }
    return isSingleString(at: position, base)
  }

  /// Returns whether a string, a number or a binary value begins at a position, which at least eight
  /// bytes follow.
  @inline(__always)
  func isSingleString(at position: Int, _ base: UnsafeRawPointer) -> Bool {
    let word = base.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
    // `{"_":"`, with any type.
    guard word & 0xFFFF_FF00_FFFF == 0x223A_2200_227B else { return false }
    let type = UInt8(truncatingIfNeeded: word >> 16)
    return type == UInt8(ascii: "S") || type == UInt8(ascii: "N") || type == UInt8(ascii: "B")
  }
}
