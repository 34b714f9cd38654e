extension Parser {
  /// Parses the sections of an update expression, at least one.
  mutating func parseSections() throws(ExpressionError.Fault) -> [SyntaxSection] {
    var sections: [SyntaxSection] = []
    while case .keyword(let keyword) = current, keyword.startsSection {
      advance()
      var actions = [try parseAction(of: keyword)]
      while takeIf(.comma) { actions.append(try parseAction(of: keyword)) }
      sections.append(SyntaxSection(keyword: keyword, actions: actions))
    }
    guard !sections.isEmpty else { throw syntaxError() }
    return sections
  }

  private mutating func parseAction(
    of keyword: Token.Keyword
  ) throws(ExpressionError.Fault) -> SyntaxAction {
    let path = try parsePath()
    switch keyword {
    case .set:
      try expect(.comparator(.equal))
      return SyntaxAction(path: path, value: try parseUpdateValue().value)
    case .add, .delete:
      guard current == .valueReference else { throw syntaxError() }
      return SyntaxAction(path: path, value: .operand(.value(take())))
    default:
      return SyntaxAction(path: path, value: nil)
    }
  }

  /// Parses an operand, a sum or a difference, and returns whether it is in parentheses.
  private mutating func parseUpdateValue() throws(ExpressionError.Fault) -> (
    value: SyntaxUpdateValue, isGroup: Bool
  ) {
    let isGroup = current == .openParenthesis
    let left: SyntaxUpdateValue
    if isGroup {
      guard depth < Self.maximumDepth else { throw .redundantParentheses }
      advance()
      depth += 1
      defer { depth -= 1 }
      let inner = try parseUpdateValue()
      try expect(.closeParenthesis)
      if inner.isGroup { throw .redundantParentheses }
      left = inner.value
    } else {
      left = .operand(try parseBareOperand())
    }
    guard case .operand(let operand) = left, current == .plus || current == .minus else {
      return (left, isGroup)
    }
    operatorCount += 1
    let isSum = current == .plus
    advance()
    let right = try parseOperand()
    return (isSum ? .sum(operand, right) : .difference(operand, right), false)
  }
}

extension Token.Keyword {
  /// Whether the token begins a section of an update expression.
  var startsSection: Bool { self == .set || self == .remove || self == .add || self == .delete }
}
