/// Parses tokens to a syntax tree by recursive descent, according to AWS's grammar
/// (`DynamoDbGrammar.g4` of the DAX client).
///
/// An error reports the first token that no valid expression could have at its position.
struct Parser {
  let kind: ExpressionKind
  private let bytes: [UInt8]
  private let tokens: [Token]
  private var position = 0
  /// The number of operators parsed so far; functions and parentheses do not count.
  var operatorCount = 0
  /// The number of open parentheses and function calls.
  var depth = 0

  /// The maximum nesting of a valid expression; deeper ones are rejected before they exhaust the
  /// stack.
  ///
  /// A valid expression can have 300 operators with parentheses between them, or 240 times
  /// `if_not_exists(a,`.
  static let maximumDepth = 320

  private init(_ bytes: [UInt8], _ kind: ExpressionKind) {
    self.bytes = bytes
    self.kind = kind
    tokens = Lexer.tokens(of: bytes)
  }

  /// Parses a whole text.
  static func parse(
    _ text: String, as kind: ExpressionKind
  ) throws(ExpressionError.Fault) -> SyntaxTree {
    let bytes = Array(text.utf8)
    if bytes.isEmpty { throw .empty }
    if bytes.count > Limits.expressionBytes { throw .tooLong(bytes: bytes.count) }
    var parser = Parser(bytes, kind)
    let tree = try parser.parseTree()
    guard parser.current == .end else { throw parser.syntaxError() }
    if parser.operatorCount > Limits.operators {
      // AWS stops counting at the first operator beyond the limit.
      throw .tooManyOperators(count: Limits.operators + 1)
    }
    return tree
  }

  private mutating func parseTree() throws(ExpressionError.Fault) -> SyntaxTree {
    switch kind {
    case .condition, .filter, .keyCondition, .searchCondition: .condition(try parseWholeCondition())
    case .projection: .projection(try parsePaths())
    case .update: .update(try parseSections())
    }
  }

  /// The kind of the next token.
  var current: Token.Kind { tokens[position].kind }

  /// The kind of the token after the next one.
  var following: Token.Kind { tokens[min(position + 1, tokens.count - 1)].kind }

  /// The kind of the token that was consumed last.
  var previous: Token.Kind { tokens[max(position - 1, 0)].kind }

  /// Consumes a token and returns its text.
  mutating func take() -> String {
    let token = tokens[position]
    advance()
    return text(from: token.start, to: token.end)
  }

  /// Consumes a token.
  mutating func advance() { position = min(position + 1, tokens.count - 1) }

  /// Consumes a token if it is of a kind.
  mutating func takeIf(_ kind: Token.Kind) -> Bool {
    guard current == kind else { return false }
    advance()
    return true
  }

  /// Consumes a token, which must be of a kind.
  mutating func expect(_ kind: Token.Kind) throws(ExpressionError.Fault) {
    guard takeIf(kind) else { throw syntaxError() }
  }

  /// Returns the fault of the next token, with the text from the previous token to the following
  /// one.
  func syntaxError() -> ExpressionError.Fault {
    let token = tokens[position]
    let start = position > 0 ? tokens[position - 1].start : token.start
    guard token.kind != .end else {
      // A text of only spaces is printed as sent ([dynoxide-captures], 2026-10-10).
      if position == 0 { return .syntax(token: "<EOF>", near: text(from: 0, to: bytes.count)) }
      let end = position > 0 ? tokens[position - 1].end : token.end
      return .syntax(token: "<EOF>", near: text(from: start, to: end))
    }
    let next = tokens[position + 1]
    let end = next.kind == .end ? token.end : next.end
    return .syntax(
      token: text(from: token.start, to: token.end), near: text(from: start, to: end),
      halved: halvedText(from: start, around: token, before: next))
  }

  /// Returns the text that AWS prints if it reads UTF-16 code units: a character beyond the first
  /// 65,536 is then two tokens, each printed as `?`.
  private func halvedText(
    from start: Int, around token: Token, before next: Token
  ) -> ExpressionError.HalvedText? {
    if isPair(token) {
      return .init(token: "?", near: text(from: start, to: token.end))
    }
    guard next.kind != .end, isPair(next) else { return nil }
    return .init(
      token: text(from: token.start, to: token.end), near: text(from: start, to: next.start) + "?")
  }

  /// Returns whether a token is a single character of two UTF-16 code units.
  private func isPair(_ token: Token) -> Bool {
    token.kind == .unknown && token.end - token.start == 4 && bytes[token.start] >= 0xF0
  }

  private func text(from start: Int, to end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
