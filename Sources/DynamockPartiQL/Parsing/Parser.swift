/// Parses tokens to a syntax tree by precedence climbing.
///
/// Every construct is an expression, as in AWS's reference parser, so that faults are found at the
/// same tokens: `SLECT * FROM t` is a product whose right side is `FROM`.
struct Parser {
  private let tokens: [Token]
  private var index = 0
  private var parameterCount = 0
  /// The number of nested expressions at the current position.
  private var depth = 0

  /// The maximum depth of a statement; deeper ones are rejected before they exhaust the stack.
  static let maximumDepth = 96

  private init(_ tokens: [Token]) { self.tokens = tokens }

  /// Parses a whole text.
  static func parse(_ text: String) throws(PartiQLError) -> (syntax: Syntax, parameters: Int) {
    var parser = Parser(try Lexer.tokens(of: text))
    let syntax = try parser.parseExpression()
    if parser.takeIf(.semicolon) {
      guard parser.current.kind == .end else { throw parser.fault(.afterSemicolon) }
    }
    guard parser.current.kind == .end else { throw parser.fault(.leftOver) }
    return (syntax, parser.parameterCount)
  }

  /// The next token.
  var current: Token { tokens[index] }
  /// The token after the next one.
  var following: Token { tokens[min(index + 1, tokens.count - 1)] }

  /// Consumes a token.
  @discardableResult
  mutating func take() -> Token {
    let token = tokens[index]
    index = min(index + 1, tokens.count - 1)
    return token
  }

  /// Consumes a sign if it is next.
  mutating func takeIf(_ sign: Token.Sign) -> Bool {
    guard current.kind == .sign(sign) else { return false }
    take()
    return true
  }

  /// Consumes a keyword if it is next.
  mutating func takeIf(_ keyword: String) -> Bool {
    guard isNext(keyword) else { return false }
    take()
    return true
  }

  /// Returns whether a keyword is next.
  func isNext(_ keyword: String) -> Bool { current.kind == .keyword && current.text == keyword }

  /// Returns whether two keywords are next.
  func isNext(_ first: String, _ second: String) -> Bool {
    isNext(first) && following.kind == .keyword && following.text == second
  }

  /// Consumes a required sign.
  mutating func expect(
    _ sign: Token.Sign, or detail: PartiQLError.Detail
  ) throws(PartiQLError) {
    guard takeIf(sign) else { throw fault(detail) }
  }

  /// Consumes a required keyword.
  mutating func expect(_ keyword: String) throws(PartiQLError) {
    guard takeIf(keyword) else { throw fault(.keyword(keyword.uppercased())) }
  }

  /// Assigns a number to the parameter whose question mark was just consumed, and returns it.
  mutating func nextParameter() -> Int {
    defer { parameterCount += 1 }
    return parameterCount
  }

  /// Returns the fault of the next token.
  func fault(_ detail: PartiQLError.Detail) -> PartiQLError {
    .init(.malformed(detail, token: current.text, at: current.position))
  }

  /// Whether too few tokens follow for a right-hand operand.
  var endsAfterOperator: Bool { following.kind == .end }
}

// MARK: Operators

extension Parser {
  /// The precedence of operators.
  enum Precedence: Int {
    case none = -1
    case set = 5
    case clause = 6
    case or = 10
    case and = 20
    case not = 30
    case equality = 40
    case comparison = 50
    case sum = 60
    case product = 70
  }

  /// Parses an operand and the following operators that bind more tightly than a precedence.
  mutating func parseExpression(above precedence: Precedence = .none) throws(PartiQLError) -> Syntax
  {
    guard depth < Self.maximumDepth else { throw .init(.unreadable) }
    depth += 1
    defer { depth -= 1 }
    return try parseOperators(after: try parseUnary(), above: precedence)
  }

  /// Parses the operators after an operand that bind more tightly than a precedence.
  private mutating func parseOperators(
    after operand: Syntax, above precedence: Precedence
  ) throws(PartiQLError) -> Syntax {
    var left = operand
    var links = 0
    while let next = Operator(current, following), precedence.rawValue < next.precedence.rawValue {
      left = try parse(next, after: left)
      links += 1
      // Long chains are nested to the left; those of AND and OR are flattened.
      if !next.isLogical, links > Self.maximumDepth { throw .init(.unreadable) }
    }
    return left
  }

  private mutating func parse(_ next: Operator, after left: Syntax) throws(PartiQLError) -> Syntax {
    let isNegated = next.isNegated
    let place = current.position
    if isNegated { take() }
    let form: Syntax.Form
    switch next.kind {
    case .isType:
      take()
      let isNot = takeIf("not")
      let test = Syntax(form: .isType(left, try parseType()), position: place)
      return isNot ? test.prefixed(by: .not, at: place) : test
    case .isIn: form = .isIn(left, try parseInList())
    case .between: form = try parseBetween(left)
    case .and: form = .all(left.joined(to: try parseRight(.and), by: .and))
    case .or: form = .any(left.joined(to: try parseRight(.or), by: .or))
    case .infix(let sign): form = .infix(left, sign, try parseRight(next.precedence))
    }
    let syntax = Syntax(form: form, position: place)
    return isNegated ? syntax.prefixed(by: .not, at: place) : syntax
  }

  /// Parses the operand to the right of an operator.
  private mutating func parseRight(_ precedence: Precedence) throws(PartiQLError) -> Syntax {
    if endsAfterOperator { throw fault(.noRightSide) }
    take()
    return try parseExpression(above: precedence)
  }

  private mutating func parseBetween(_ left: Syntax) throws(PartiQLError) -> Syntax.Form {
    let lower = try parseRight(.comparison)
    try expect("and")
    if current.kind == .end { throw fault(.noExpressionAfterAnd) }
    return .between(left, lower, try parseExpression(above: .comparison))
  }

  private mutating func parseInList() throws(PartiQLError) -> Syntax {
    guard following.kind == .sign(.openParenthesis) else { return try parseRight(.equality) }
    take()
    let place = take().position
    guard !isNext("select"), !isNext("values") else {
      let group = try parseExpression()
      try expect(.closeParenthesis, or: .noClosingParenthesis)
      return group
    }
    let members = try parseList()
    try expect(.closeParenthesis, or: .noClosingParenthesis)
    return Syntax(form: .list(members), position: place)
  }

  private mutating func parseType() throws(PartiQLError) -> TypeName {
    guard current.kind == .keyword else { throw fault(.noTypeName) }
    var words = current.text
    if following.kind == .keyword, Keywords.types["\(words) \(following.text)"] != nil {
      words += " \(following.text)"
    }
    guard let type = Keywords.types[words] else { throw fault(.noTypeName) }
    take()
    if words.contains(" ") { take() }
    if type.maximumArguments > 0, takeIf(.openParenthesis) { try parseArguments(of: type) }
    return type
  }

  /// Parses the length or precision of a type, which does not affect the type.
  private mutating func parseArguments(of type: TypeName) throws(PartiQLError) {
    let start = current
    let arguments = takeIf(.closeParenthesis) ? [] : try parseList()
    if !arguments.isEmpty { try expect(.closeParenthesis, or: .noClosingParenthesis) }
    for argument in arguments {
      guard case .number(let digits) = argument.form, UInt(digits) != nil else {
        throw .init(.malformed(.typeArgument, token: start.text, at: start.position))
      }
    }
    guard (1...type.maximumArguments).contains(arguments.count) else {
      throw .init(.malformed(.typeArgumentCount, token: start.text, at: start.position))
    }
  }

  /// Parses an operand and the operators before it.
  ///
  /// This is a loop rather than a recursion, since a statement can contain thousands of such
  /// operators.
  private mutating func parseUnary() throws(PartiQLError) -> Syntax {
    var signs: [(sign: Syntax.PrefixOperator, place: Position)] = []
    while let sign = current.prefixOperator { signs.append((sign, take().position)) }
    var operand = try parsePathTerm()
    for (sign, place) in signs.reversed() {
      if sign == .not {
        operand = try parseOperators(after: operand, above: .not)
        operand = operand.prefixed(by: .not, at: place)
      } else if case .number(let digits) = operand.form {
        // A sign before a number is part of it.
        operand.form = .number(sign == .minus ? digits.negatedDigits : digits)
      } else {
        operand = operand.prefixed(by: sign, at: place)
      }
    }
    return operand
  }
}

extension Token {
  /// The operator that the token is before an operand, or `nil`.
  fileprivate var prefixOperator: Syntax.PrefixOperator? {
    switch kind {
    case .sign(.plus): .plus
    case .sign(.minus): .minus
    case .keyword where text == "not": .not
    default: nil
    }
  }
}

extension String {
  fileprivate var negatedDigits: String { hasPrefix("-") ? String(dropFirst()) : "-" + self }
}

extension Syntax {
  /// Returns the expression preceded by another operator.
  fileprivate func prefixed(by sign: PrefixOperator, at place: Position) -> Syntax {
    if case .prefix(let signs, let operand) = form {
      return Syntax(form: .prefix([sign] + signs, operand), position: place)
    }
    return Syntax(form: .prefix([sign], self), position: place)
  }
}

extension Syntax {
  fileprivate enum Logic { case and, or }

  /// Returns the operands of a chain of the same logical operator, with another one appended.
  fileprivate func joined(to next: Syntax, by logic: Logic) -> [Syntax] {
    switch (form, logic) {
    case (.all(let operands), .and), (.any(let operands), .or): operands + [next]
    default: [self, next]
    }
  }
}
