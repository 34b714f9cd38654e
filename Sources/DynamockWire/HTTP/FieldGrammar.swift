/// The grammar of fields on which framing depends ([rfc-9110], section 5).
package enum FieldGrammar {
  /// Returns whether bytes are a token: at least one byte, and no delimiters.
  package static func isToken(_ bytes: some Collection<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy(isTokenByte)
  }

  /// Returns whether a byte may be part of a token.
  package static func isTokenByte(_ byte: UInt8) -> Bool { ByteClass.token.contains(byte) }

  /// Returns whether a byte may be part of a field's value or of a quoted string.
  package static func isValueByte(_ byte: UInt8) -> Bool { ByteClass.isValueByte(byte) }

  /// Returns whether a line without its ending is a field: a token, a colon, and a value.
  ///
  /// A folded line begins with white space and is therefore not a field.
  package static func isFieldLine(_ line: some Collection<UInt8>) -> Bool {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return isToken(line[..<colon]) && line[colon...].dropFirst().allSatisfy(isValueByte)
  }

  /// Returns whether a byte is optional white space: a space or a tab.
  package static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Returns the elements of a list, without surrounding white space, including empty ones.
  static func elements(of value: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(trimmed)
  }

  /// Returns bytes without surrounding white space; white space inside is kept, so that `chun ked`
  /// is not a token.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, isWhiteSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, isWhiteSpace(last) { bytes.removeLast() }
    return bytes
  }
}
