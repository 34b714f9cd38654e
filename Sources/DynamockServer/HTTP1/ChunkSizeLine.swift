import DynamockModel
import DynamockWire

/// The line before a chunk: its size in hexadecimal digits, and extensions, which are ignored
/// ([rfc-9112], sections 7.1 and 7.1.1).
struct ChunkSizeLine {
  /// The number of bytes in the chunk.
  let size: Int

  /// Reads a line without its line ending.
  /// - Throws: `malformed` for anything outside the grammar, such as a sign, a space after the
  ///   size, or a carriage return within an extension.
  init(parsing line: [UInt8]) throws(HTTPFault) {
    var rest = line[...]
    size = try Self.size(&rest)
    while !rest.isEmpty { try Self.skipExtension(&rest) }
  }

  private static func size(_ rest: inout ArraySlice<UInt8>) throws(HTTPFault) -> Int {
    let digits = rest.prefix { Hexadecimal.value(of: $0) != nil }
    guard let size = Hexadecimal.number(of: digits) else { throw .malformed }
    rest.removeFirst(digits.count)
    return size
  }

  /// Skips `;name`, `;name=token` or `;name="text"`, with white space around the two signs.
  private static func skipExtension(_ rest: inout ArraySlice<UInt8>) throws(HTTPFault) {
    skipWhiteSpace(&rest)
    guard rest.popFirst() == UInt8(ascii: ";") else { throw .malformed }
    skipWhiteSpace(&rest)
    try skipToken(&rest)
    var value = rest
    skipWhiteSpace(&value)
    guard value.first == UInt8(ascii: "=") else { return }
    value.removeFirst()
    skipWhiteSpace(&value)
    if value.first == UInt8(ascii: "\"") {
      try skipQuotedText(&value)
    } else {
      try skipToken(&value)
    }
    rest = value
  }

  private static func skipToken(_ rest: inout ArraySlice<UInt8>) throws(HTTPFault) {
    let length = rest.prefix(while: FieldGrammar.isTokenByte).count
    guard length > 0 else { throw .malformed }
    rest.removeFirst(length)
  }

  /// Skips a quoted string, in which a backslash precedes a quoted character ([rfc-9110], section
  /// 5.6.4).
  private static func skipQuotedText(_ rest: inout ArraySlice<UInt8>) throws(HTTPFault) {
    rest.removeFirst()
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return }
      guard FieldGrammar.isValueByte(byte) else { throw .malformed }
      if byte == UInt8(ascii: "\\") {
        guard let quoted = rest.popFirst(), FieldGrammar.isValueByte(quoted) else {
          throw .malformed
        }
      }
    }
    throw .malformed
  }

  private static func skipWhiteSpace(_ rest: inout ArraySlice<UInt8>) {
    rest = rest.drop(while: FieldGrammar.isWhiteSpace)
  }
}
