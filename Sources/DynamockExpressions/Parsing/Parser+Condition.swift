extension Parser {
  /// An operand of `AND`, `OR`, `NOT` or parentheses.
  ///
  /// After an opening parenthesis, only the following tokens distinguish an operand from a
  /// condition, and a function may be either.
  private struct Term {
    var content: Content
    /// Whether it is in parentheses.
    var isGroup = false
    /// Whether it is in two pairs of parentheses, which is an error once the next token shows that
    /// it is complete.
    var isRedundant = false

    enum Content {
      case operand(SyntaxOperand)
      case condition(SyntaxCondition)
    }
  }

  /// Parses a condition that is the whole expression.
  mutating func parseWholeCondition() throws(ExpressionError.Fault) -> SyntaxCondition {
    let term = try parseTerm(above: .none)
    return try condition(of: term)
  }

  /// The precedence of the operators, from lowest to highest.
  private enum Precedence: Int { case none, or, and, not }

  /// Parses a term and the following operators whose precedence is higher than the previous one's.
  private mutating func parseTerm(
    above precedence: Precedence
  ) throws(ExpressionError.Fault) -> Term {
    var term = try parseNegation()
    while true {
      let keyword: Token.Keyword
      let own: Precedence
      switch current {
      case .keyword(.and): (keyword, own) = (.and, .and)
      case .keyword(.or): (keyword, own) = (.or, .or)
      default: return term
      }
      guard own.rawValue > precedence.rawValue else { return term }
      var parts = [try condition(of: term)]
      while takeIf(.keyword(keyword)) {
        operatorCount += 1
        let next = try parseTerm(above: own)
        parts.append(try condition(of: next))
      }
      term = Term(content: .condition(keyword == .and ? .all(parts) : .any(parts)))
    }
  }

  private mutating func parseNegation() throws(ExpressionError.Fault) -> Term {
    var negations = 0
    while takeIf(.keyword(.not)) { negations += 1 }
    let term = try parseComparison()
    guard negations > 0 else { return term }
    operatorCount += negations
    var condition = try condition(of: term)
    for _ in 0..<negations { condition = .not(condition) }
    return Term(content: .condition(condition))
  }

  private mutating func parseComparison() throws(ExpressionError.Fault) -> Term {
    let term = try parseGroup()
    guard case .operand(let operand) = term.content else { return term }
    switch current {
    case .comparator, .keyword(.in), .keyword(.between): break
    default: return term
    }
    if term.isRedundant { throw .redundantParentheses }
    operatorCount += 1
    return Term(content: .condition(try parseComparison(of: operand)))
  }

  private mutating func parseComparison(
    of operand: SyntaxOperand
  ) throws(ExpressionError.Fault) -> SyntaxCondition {
    if case .comparator(let comparator) = current {
      advance()
      return .comparison(operand, comparator, try parseOperand())
    }
    if takeIf(.keyword(.between)) {
      let lower = try parseOperand()
      try expect(.keyword(.and))
      return .between(operand, lower, try parseOperand())
    }
    advance()
    try expect(.openParenthesis)
    var operands = [try parseOperand()]
    while takeIf(.comma) { operands.append(try parseOperand()) }
    try expect(.closeParenthesis)
    return .isIn(operand, operands)
  }

  private mutating func parseGroup() throws(ExpressionError.Fault) -> Term {
    guard current == .openParenthesis else {
      return Term(content: .operand(try parseBareOperand()))
    }
    guard depth < Self.maximumDepth else { throw tooDeep }
    advance()
    depth += 1
    defer { depth -= 1 }
    let inner = try parseTerm(above: .none)
    guard takeIf(.closeParenthesis) else { throw syntaxError() }
    let term = Term(
      content: inner.content, isGroup: true, isRedundant: inner.isGroup || inner.isRedundant)
    if case .condition = inner.content, term.isRedundant { throw .redundantParentheses }
    return term
  }

  /// The fault of an expression at maximum depth, which has redundant parentheses or too many
  /// operators.
  private var tooDeep: ExpressionError.Fault {
    previous == .openParenthesis
      ? .redundantParentheses : .tooManyOperators(count: Limits.operators + 1)
  }

  /// Returns a term as a condition; the only operands that can be conditions are functions.
  private func condition(of term: Term) throws(ExpressionError.Fault) -> SyntaxCondition {
    switch term.content {
    case .condition(let condition): return condition
    case .operand(.function(let name, let operands)):
      guard canFollowCondition(current) else { throw syntaxError() }
      if term.isRedundant { throw .redundantParentheses }
      return .function(name, operands)
    case .operand: throw syntaxError()
    }
  }

  private func canFollowCondition(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .keyword(.and), .keyword(.or), .end: true
    case .closeParenthesis: depth > 0
    default: false
    }
  }
}
