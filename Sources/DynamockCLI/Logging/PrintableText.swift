import DynamockModel

/// Untrusted text, made safe for a terminal or a line of a log.
///
/// Characters that end a line, move the cursor, or change the direction of text are escaped as in
/// JSON, `\u001b`, so that a request is a single line and a terminal interprets nothing. JSON stays
/// valid, since such characters occur only within strings.
enum PrintableText {
  /// Returns the text with characters escaped that cannot be printed safely.
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isEscaped) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isEscaped(scalar) {
        result += escape(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Returns the escape of a character: `\u` and four digits, which are enough for all characters
  /// concerned.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u" + Hexadecimal.text(scalar.value, digits: 4)
  }

  /// Returns whether a character must be escaped.
  static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // C0, DEL and C1 of ECMA-48; U+009B begins a sequence like ESC [.
    case 0..<0x20, 0x7F...0x9F: true
    // Characters that end a line, or that change the direction of the following text (Unicode
    // Technical Report 36).
    case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
