/// Splits a text into tokens; any text has tokens, some of which may be of kind `unknown`.
struct Lexer {
  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Returns the tokens of a text, the last one of kind `end`.
  static func tokens(of bytes: [UInt8]) -> [Token] {
    var lexer = Lexer(bytes)
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 3 + 2)
    while true {
      let token = lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private mutating func next() -> Token {
    skipSpace()
    let start = position
    guard position < bytes.count else { return Token(kind: .end, start: start, end: start) }
    let kind = readKind()
    return Token(kind: kind, start: start, end: position)
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        position += 1
      default: return
      }
    }
  }

  private mutating func readKind() -> Token.Kind {
    let first = bytes[position]
    position += 1
    switch first {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return readWord()
    case UInt8(ascii: "#"): return skipWord() ? .nameReference : .unknown
    case UInt8(ascii: ":"): return skipWord() ? .valueReference : .unknown
    case UInt8(ascii: "0"): return .index
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      while position < bytes.count, isDigit(bytes[position]) { position += 1 }
      return .index
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return skipQuoted(by: first)
    default: return readSign(first)
    }
  }

  private mutating func readSign(_ first: UInt8) -> Token.Kind {
    switch first {
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: "."): return .dot
    case UInt8(ascii: "("): return .openParenthesis
    case UInt8(ascii: ")"): return .closeParenthesis
    case UInt8(ascii: "["): return .openBracket
    case UInt8(ascii: "]"): return .closeBracket
    case UInt8(ascii: "+"): return .plus
    case UInt8(ascii: "-"): return .minus
    case UInt8(ascii: "="): return .comparator(.equal)
    case UInt8(ascii: "<"):
      if skip(UInt8(ascii: ">")) { return .comparator(.notEqual) }
      return .comparator(skip(UInt8(ascii: "=")) ? .lessOrEqual : .less)
    case UInt8(ascii: ">"):
      return .comparator(skip(UInt8(ascii: "=")) ? .greaterOrEqual : .greater)
    default:
      // The continuation bytes of a multi-byte character belong to it.
      while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
      return .unknown
    }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// Skips letters, digits and `_`; returns false if there are none.
  private mutating func skipWord() -> Bool {
    let start = position
    while position < bytes.count, isWordByte(bytes[position]) { position += 1 }
    return position > start
  }

  private mutating func readWord() -> Token.Kind {
    let start = position - 1
    _ = skipWord()
    // The longest keyword has seven letters.
    guard position - start <= 7, let keyword = keyword(from: start) else { return .name }
    return .keyword(keyword)
  }

  private func keyword(from start: Int) -> Token.Keyword? {
    switch position - start {
    case 2: matching([.in, .or], from: start)
    case 3: matching([.and, .not, .set, .add], from: start)
    case 6: matching([.delete, .remove], from: start)
    case 7: matching([.between], from: start)
    default: nil
    }
  }

  private func matching(_ keywords: [Token.Keyword], from start: Int) -> Token.Keyword? {
    keywords.first { keyword in
      // Lowercase and capital letters differ in one bit.
      keyword.rawValue.utf8.elementsEqual(bytes[start..<position]) { $0 == $1 & 0xDF }
    }
  }

  /// Consumes a quoted text, which is a single token that ends at the next quote; if there is none,
  /// the quote alone is a token.
  private mutating func skipQuoted(by quote: UInt8) -> Token.Kind {
    var index = position
    while index < bytes.count {
      if bytes[index] == quote {
        position = index + 1
        return .unknown
      }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return .unknown
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_")
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }
}
