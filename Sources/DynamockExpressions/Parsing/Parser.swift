/// Tokens to a syntax tree, by recursive descent; the grammar is AWS's
/// (`DynamoDbGrammar.g4` of the DAX client).
///
/// The first token that no expression could have at its place is the one that the error names.
struct Parser {
  let kind: ExpressionKind
  private let bytes: [UInt8]
  private let tokens: [Token]
  private var position = 0
  /// Operators so far; functions and parentheses do not count.
  var operatorCount = 0
  /// How many parentheses and functions are open.
  var depth = 0

  /// As deep as a good expression can nest; deeper ones are refused before they use up the stack.
  ///
  /// It can have 300 operators with parentheses between them, or 240 times `if_not_exists(a,`.
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
      // AWS stops counting at the first one too many.
      throw .tooManyOperators(count: Limits.operators + 1)
    }
    return tree
  }

  private mutating func parseTree() throws(ExpressionError.Fault) -> SyntaxTree {
    switch kind {
    case .condition, .filter, .keyCondition: .condition(try parseWholeCondition())
    case .projection: .projection(try parsePaths())
    case .update: .update(try parseSections())
    }
  }

  /// The kind of the token to come.
  var current: Token.Kind { tokens[position].kind }

  /// The kind of the token after that.
  var following: Token.Kind { tokens[min(position + 1, tokens.count - 1)].kind }

  /// The kind of the token that was taken last.
  var previous: Token.Kind { tokens[max(position - 1, 0)].kind }

  /// Takes a token and gives its text.
  mutating func take() -> String {
    let token = tokens[position]
    advance()
    return text(from: token.start, to: token.end)
  }

  /// Takes a token.
  mutating func advance() { position = min(position + 1, tokens.count - 1) }

  /// Takes a token if it is of a kind.
  mutating func takeIf(_ kind: Token.Kind) -> Bool {
    guard current == kind else { return false }
    advance()
    return true
  }

  /// Takes a token that has to be of a kind.
  mutating func expect(_ kind: Token.Kind) throws(ExpressionError.Fault) {
    guard takeIf(kind) else { throw syntaxError() }
  }

  /// The fault of the token to come, near the text from the token before it to the one after it.
  func syntaxError() -> ExpressionError.Fault {
    let token = tokens[position]
    let start = position > 0 ? tokens[position - 1].start : token.start
    guard token.kind != .end else {
      // Blanks alone are echoed as sent (captured 2026-10-10).
      if position == 0 { return .syntax(token: "<EOF>", near: text(from: 0, to: bytes.count)) }
      let end = position > 0 ? tokens[position - 1].end : token.end
      return .syntax(token: "<EOF>", near: text(from: start, to: end))
    }
    let next = tokens[position + 1]
    let end = next.kind == .end ? token.end : next.end
    return .syntax(
      token: text(from: token.start, to: token.end), near: text(from: start, to: end))
  }

  private func text(from start: Int, to end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
