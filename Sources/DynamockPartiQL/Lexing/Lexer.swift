/// Splits a text into tokens; comments are white space ([parity-suite] `grammar`, 2026-10).
struct Lexer {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var line = 1
  private var column = 1
  private var tokens: [Token] = []

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    tokens.reserveCapacity(scalars.count / 4 + 2)
  }

  /// Returns the tokens of a text, the last one of kind `end`.
  static func tokens(of text: String) throws(PartiQLError) -> [Token] {
    var lexer = Lexer(text)
    while try lexer.skipSpace() { try lexer.readToken() }
    lexer.append(.end, "", from: (lexer.line, lexer.column), length: 0)
    return lexer.tokens
  }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
  private var following: Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }

  private mutating func advance() {
    if scalars[index] == "\n" {
      line += 1
      column = 1
    } else {
      column += 1
    }
    index += 1
  }

  /// Skips white space and comments; returns false at the end of the text.
  private mutating func skipSpace() throws(PartiQLError) -> Bool {
    while let scalar = current {
      switch scalar {
      case " ", "\t", "\n", "\r": advance()
      case "-" where following == "-":
        while let scalar = current, scalar != "\n" { _ = (scalar, advance()) }
      case "/" where following == "*": try skipComment()
      default: return true
      }
    }
    return false
  }

  private mutating func skipComment() throws(PartiQLError) {
    advance()
    advance()
    while current != "*" || following != "/" {
      guard current != nil else { throw PartiQLError(.unreadable) }
      advance()
    }
    advance()
    advance()
  }

  private mutating func readToken() throws(PartiQLError) {
    let start = (line, column)
    let first = index
    guard let scalar = current else { return }
    switch scalar {
    case "'":
      let text = try readQuoted("'")
      append(.string, text, from: start, length: index - first)
    case "\"":
      let text = try readQuoted("\"")
      append(.quotedIdentifier, text, from: start, length: index - first)
    case "`":
      let text = try readQuoted("`")
      guard IonText.kind(of: text) != nil else { throw PartiQLError(.unreadable) }
      append(.ion, text, from: start, length: index - first)
    case "?":
      advance()
      append(.parameter, "?", from: start, length: 1)
    case _ where scalar.isDigit || (scalar == "." && following?.isDigit == true):
      let text = try readNumber()
      append(.number, text, from: start, length: index - first)
    case _ where scalar.startsWord:
      while let scalar = current, scalar.startsWord || scalar.isDigit { _ = (scalar, advance()) }
      appendWord(text(from: first), from: start)
    default: try readSign(from: start)
    }
  }

  private func text(from first: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[first..<index])
    return String(text)
  }

  /// Reads a text between two quotes; a quote inside it is doubled.
  private mutating func readQuoted(_ quote: Unicode.Scalar) throws(PartiQLError) -> String {
    var text = String.UnicodeScalarView()
    advance()
    while let scalar = current {
      if scalar == quote {
        guard following == quote else {
          advance()
          return String(text)
        }
        advance()
      }
      text.append(scalar)
      advance()
    }
    throw PartiQLError(.unreadable)
  }

  private mutating func readNumber() throws(PartiQLError) -> String {
    let first = index
    var fractionDigits = 0
    while current?.isDigit == true { advance() }
    if current == "." {
      advance()
      while current?.isDigit == true {
        fractionDigits += 1
        advance()
      }
    }
    var exponent = 0
    if let scalar = current, scalar == "e" || scalar == "E" {
      exponent = try readExponent()
    }
    guard current?.startsWord != true else { throw PartiQLError(.unreadable) }
    // The reference parser reads numbers like Java's BigDecimal, whose scale has 32 bits
    // ([parity-suite] `partiqlGrammar`, 2026-10).
    guard Int32(exactly: fractionDigits - exponent) != nil else { throw PartiQLError(.unreadable) }
    return text(from: first)
  }

  private mutating func readExponent() throws(PartiQLError) -> Int {
    advance()
    let first = index
    if current == "+" || current == "-" { advance() }
    while current?.isDigit == true { advance() }
    guard let exponent = Int32(text(from: first)) else { throw PartiQLError(.unreadable) }
    return Int(exponent)
  }

  private mutating func appendWord(_ word: String, from start: (Int, Int)) {
    let small = word.lowercased()
    let isKeyword = Keywords.contains(small)
    append(
      isKeyword ? .keyword : .identifier, isKeyword ? small : word, from: start,
      length: word.unicodeScalars.count)
  }

  private mutating func readSign(from start: (Int, Int)) throws(PartiQLError) {
    for sign in Token.Sign.allCases where matches(sign.rawValue) {
      for _ in sign.rawValue.unicodeScalars { advance() }
      append(
        .sign(sign), sign.rawValue, from: start, length: sign.rawValue.unicodeScalars.count)
      return
    }
    throw PartiQLError(.unreadable)
  }

  private func matches(_ sign: String) -> Bool {
    scalars[index...].starts(with: sign.unicodeScalars)
  }

  private mutating func append(
    _ kind: Token.Kind, _ text: String, from start: (line: Int, column: Int), length: Int
  ) {
    tokens.append(
      Token(
        kind: kind, text: text,
        position: Position(line: start.line, column: start.column, length: length)))
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

  /// Whether a name or keyword can begin with this character.
  fileprivate var startsWord: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_" || self == "$"
  }
}
