import DynamockModel

extension IonReader {
  var isLongQuote: Bool {
    position + 2 < bytes.count && bytes[position + 1] == UInt8(ascii: "'")
      && bytes[position + 2] == UInt8(ascii: "'")
  }

  mutating func word() throws(Fault) -> String {
    let start = position
    while position < bytes.count,
      Self.isWord(bytes[position]) || Self.isDigit(bytes[position])
        || bytes[position] == UInt8(ascii: ".")
    {
      position += 1
    }
    if position == bytes.count, !isAll { throw .incomplete }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  mutating func quoted(_ mark: UInt8) throws(Fault) -> String {
    position += 1
    var text: [UInt8] = []
    while true {
      let byte = try peek()
      position += 1
      switch byte {
      case mark: return try Self.valid(text)
      case UInt8(ascii: "\\"): try appendEscape(to: &text)
      case UInt8(ascii: "\n"): throw .invalid("a line break is inside quotation marks.")
      default: text.append(byte)
      }
    }
  }

  /// Returns the text of one or more strings in triple quotation marks.
  mutating func longString() throws(Fault) -> String {
    var text: [UInt8] = []
    repeat {
      position += 3
      while true {
        let byte = try peek()
        if byte == UInt8(ascii: "'"), isLongQuote {
          position += 3
          break
        }
        position += 1
        if byte == UInt8(ascii: "\\") {
          try appendEscape(to: &text)
        } else {
          text.append(byte)
        }
      }
      try skipSpace()
    } while position < bytes.count && bytes[position] == UInt8(ascii: "'") && isLongQuote
    return try Self.valid(text)
  }

  static func valid(_ text: [UInt8]) throws(Fault) -> String {
    guard let text = String(validating: text, as: UTF8.self) else {
      throw .invalid("a text is not UTF-8.")
    }
    return text
  }

  private mutating func appendEscape(to text: inout [UInt8]) throws(Fault) {
    let byte = try peek()
    position += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "a"): text.append(0x07)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "v"): text.append(0x0B)
    case UInt8(ascii: "0"): text.append(0)
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "x"): try appendScalar(digits: 2, to: &text)
    case UInt8(ascii: "u"): try appendScalar(digits: 4, to: &text)
    case UInt8(ascii: "U"): try appendScalar(digits: 8, to: &text)
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"), UInt8(ascii: "/"),
      UInt8(ascii: "?"):
      text.append(byte)
    default: throw .invalid("an escape is unknown.")
    }
  }

  private mutating func appendScalar(digits: Int, to text: inout [UInt8]) throws(Fault) {
    var number = try hexadecimal(digits)
    // A pair of escapes may be the halves of one character.
    if digits == 4, 0xD800...0xDBFF ~= number, try peek() == UInt8(ascii: "\\"),
      try peek(1) == UInt8(ascii: "u")
    {
      position += 2
      let low = try hexadecimal(4)
      guard 0xDC00...0xDFFF ~= low else { throw .invalid("an escape is half a character.") }
      number = 0x10000 + (number - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(number) else {
      throw .invalid("an escape is not a character.")
    }
    text += Character(scalar).utf8
  }

  private mutating func hexadecimal(_ digits: Int) throws(Fault) -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = Hexadecimal.value(of: try peek()) else {
        throw .invalid("an escape has no digits.")
      }
      number = number << 4 | UInt32(digit)
      position += 1
    }
    return number
  }

  // MARK: Bytes

  /// Skips white space and comments.
  mutating func skipSpace() throws(Fault) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: position += 1
      case UInt8(ascii: "/"): try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(Fault) {
    switch try peek(1) {
    case UInt8(ascii: "/"):
      while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    case UInt8(ascii: "*"):
      position += 2
      while true {
        let (byte, next) = (try peek(), try peek(1))
        if byte == UInt8(ascii: "*"), next == UInt8(ascii: "/") { break }
        position += 1
      }
      position += 2
    default: throw .invalid("the character / is unexpected.")
    }
  }

  func peek(_ offset: Int = 0) throws(Fault) -> UInt8 {
    guard position + offset < bytes.count else { throw .incomplete }
    return bytes[position + offset]
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  static func isWord(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
  }

  static func isNumberStart(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }

  static func isNumberPart(_ byte: UInt8) -> Bool {
    isNumberStart(byte) || isWord(byte) || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: ":")
  }
}
