/// The grammar of fields that framing depends on (RFC 9110, section 5).
package enum FieldGrammar {
  /// Whether bytes are a token: one byte at least, and none that delimits.
  package static func isToken(_ bytes: some Collection<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy(isTokenByte)
  }

  /// Whether a byte may be part of a token.
  package static func isTokenByte(_ byte: UInt8) -> Bool { ByteClass.token.contains(byte) }

  /// Whether a byte may be part of a field's value or of text in quotation marks.
  package static func isValueByte(_ byte: UInt8) -> Bool { ByteClass.isValueByte(byte) }

  /// Whether a line, without its end, is a field: a token, a colon, and a value.
  ///
  /// A folded line begins with white space and is therefore none.
  package static func isFieldLine(_ line: some Collection<UInt8>) -> Bool {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return isToken(line[..<colon]) && line[colon...].dropFirst().allSatisfy(isValueByte)
  }

  /// Whether a byte is optional white space: a space or a tab.
  package static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// The elements of a list, without the white space around them; an empty one stays.
  static func elements(of value: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(trimmed)
  }

  /// Bytes without the white space around them; what is inside stays, so that `chun ked` is no token.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, isWhiteSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, isWhiteSpace(last) { bytes.removeLast() }
    return bytes
  }
}
