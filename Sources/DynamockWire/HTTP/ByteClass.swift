/// The syntactic classes of bytes ([rfc-9110], sections 5.5 and 5.6.2).
enum ByteClass {
  /// The bytes of a method or a field name.
  case token
  /// The bytes of a request target.
  case target

  /// Computed instead of looked up in a table, since a global's initialization would be checked for
  /// every byte.
  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    switch self {
    case .token:
      let letters = byte < 64 ? Self.tokensBelow64 : Self.tokensFrom64
      return byte < 128 && letters >> UInt64(byte & 63) & 1 == 1
    case .target: return byte &- 0x21 < 0x5E
    }
  }

  /// Returns whether a byte may be part of a field's value, which includes spaces, tabs and bytes
  /// above ASCII.
  @inline(__always)
  static func isValueByte(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F || byte == 0x09
  }

  /// A bit for each digit and each of `!#$%&'*+-.`.
  private static var tokensBelow64: UInt64 { 0x03FF_6CFA_0000_0000 }
  /// A bit for each letter and each of ``^_`|~``, shifted by 64.
  private static var tokensFrom64: UInt64 { 0x57FF_FFFF_C7FF_FFFE }
}
