/// Binary values, which JSON carries as base64.
enum BinaryText {
  /// The bytes of a base64 text (RFC 4648 §4, padding required).
  static func decode(_ text: UnsafeRawBufferPointer) throws(DecodingFault) -> [UInt8] {
    guard text.count % 4 == 0 else { throw .base64Length(text.count) }
    guard text.count > 0 else { return [] }
    let padding = UInt8(ascii: "=")
    let pads = text[text.count - 1] != padding ? 0 : text[text.count - 2] != padding ? 1 : 2
    var seen: UInt8 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3) { bytes, count in
      for start in stride(from: 0, to: text.count, by: 4) {
        let isLast = start &+ 4 == text.count
        var group: UInt32 = 0
        for offset in 0..<4 {
          let isPad = isLast && offset >= 4 &- pads
          let value = isPad ? 0 : values[Int(text[start &+ offset])]
          seen |= value
          group = group &<< 6 | UInt32(value & 63)
        }
        bytes[count] = UInt8(truncatingIfNeeded: group &>> 16)
        bytes[count &+ 1] = UInt8(truncatingIfNeeded: group &>> 8)
        bytes[count &+ 2] = UInt8(truncatingIfNeeded: group)
        count &+= 3
        if isLast, group & (1 &<< UInt32(8 &* pads) &- 1) != 0 { seen |= 64 }
      }
      count -= pads
    }
    guard seen < 64 else { throw fault(of: text) }
    return bytes
  }

  /// What is wrong with a text that is no base64.
  private static func fault(of text: UnsafeRawBufferPointer) -> DecodingFault {
    // A misplaced `=` counts as a bad end (fact sheet §5: `=+/=`).
    let isForeign = { (byte: UInt8) in values[Int(byte)] >= 128 && byte != UInt8(ascii: "=") }
    return text.first(where: isForeign).map(DecodingFault.base64Character) ?? .base64End
  }

  /// The six bits of each character, 128 for those that base64 does not have.
  private static let values: [UInt8] = {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    var values = [UInt8](repeating: 128, count: 256)
    for (value, character) in alphabet.utf8.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()
}
