import DynamockModel

extension Base64 {
  /// Returns the bytes of a text that must be base64.
  static func read(_ text: UnsafeRawBufferPointer) throws(DecodingFault) -> [UInt8] {
    guard text.count % 4 == 0 else { throw .base64Length(text.count) }
    guard let bytes = decode(text) else { throw fault(of: text) }
    return bytes
  }

  /// Returns the fault of a text that has the right length but is not base64.
  private static func fault(of text: UnsafeRawBufferPointer) -> DecodingFault {
    // A misplaced `=` counts as an invalid end ([dynalite-suite]: `=+/=`).
    text.first { !isOfAlphabet($0) }.map(DecodingFault.base64Character) ?? .base64End
  }

  private static func isOfAlphabet(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"),
      UInt8(ascii: "="):
      true
    default: false
    }
  }
}
