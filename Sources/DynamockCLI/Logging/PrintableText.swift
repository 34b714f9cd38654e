/// Text of strangers on its way to a terminal or into a line of a log.
///
/// What would end the line, move the cursor, or turn the order of what follows around is written as
/// JSON writes it, `\u001b`: one request is one line, and a terminal does nothing that it says. The
/// escapes also leave JSON as it is, where such characters only stand in strings.
enum PrintableText {
  /// The text, with escapes for what cannot be printed as it is.
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

  /// The escape of a character: `\u` and four digits, which is enough for all of them.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    let code = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: max(0, 4 - code.count)) + code
  }

  /// Whether a character is written as an escape.
  static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // C0, DEL and C1: ECMA-48; U+009B begins a sequence as ESC [ does.
    case 0..<0x20, 0x7F...0x9F: true
    // What ends a line, or changes the direction of what follows (Unicode Technical Report 36).
    case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
