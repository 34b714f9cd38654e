extension Parser {
  /// Parses paths separated by commas.
  mutating func parsePaths() throws(ExpressionError.Fault) -> [SyntaxPath] {
    var paths = [try parsePath()]
    while takeIf(.comma) { paths.append(try parsePath()) }
    return paths
  }

  /// Parses a document path.
  mutating func parsePath() throws(ExpressionError.Fault) -> SyntaxPath {
    var elements = [try parseName()]
    while true {
      if takeIf(.dot) {
        elements.append(try parseName())
      } else if takeIf(.openBracket) {
        guard current == .index else { throw syntaxError() }
        elements.append(.index(take()))
        try expect(.closeBracket)
      } else {
        return SyntaxPath(elements: elements)
      }
    }
  }

  private mutating func parseName() throws(ExpressionError.Fault) -> SyntaxPath.Element {
    switch current {
    case .name: .name(take())
    case .nameReference: .reference(take())
    default: throw syntaxError()
    }
  }

  /// Parses an operand that may be in any number of parentheses.
  mutating func parseOperand() throws(ExpressionError.Fault) -> SyntaxOperand {
    var open = 0
    while takeIf(.openParenthesis) { open += 1 }
    let operand = try parseBareOperand()
    for closed in 0..<open {
      try expect(.closeParenthesis)
      if closed > 0 { throw .redundantParentheses }
    }
    return operand
  }

  /// Parses a path, a value or a function.
  mutating func parseBareOperand() throws(ExpressionError.Fault) -> SyntaxOperand {
    switch current {
    case .valueReference: .value(take())
    case .name where following == .openParenthesis: try parseFunction()
    default: .path(try parsePath())
    }
  }

  private mutating func parseFunction() throws(ExpressionError.Fault) -> SyntaxOperand {
    let name = take()
    guard depth < Self.maximumDepth else {
      // No function is allowed at this depth; an unknown function is reported first
      // ([scylla-alternator] `test_deeply_nested_expression_5`).
      throw Function(rawValue: name) == nil ? .unknownFunction(name) : .misplacedFunction(name)
    }
    depth += 1
    defer { depth -= 1 }
    advance()
    var operands = [try parseOperand()]
    while takeIf(.comma) { operands.append(try parseOperand()) }
    try expect(.closeParenthesis)
    return .function(name, operands)
  }
}
