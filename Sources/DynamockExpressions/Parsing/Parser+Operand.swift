extension Parser {
  /// Paths with commas between them.
  mutating func parsePaths() throws(ExpressionError.Fault) -> [SyntaxPath] {
    var paths = [try parsePath()]
    while takeIf(.comma) { paths.append(try parsePath()) }
    return paths
  }

  /// A document path.
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

  /// An operand where nothing else can stand, in as many parentheses as there are.
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

  /// A path, a value or a function.
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
      // No function may stand this deep; a name that is none comes first (ScyllaDB
      // `test_deeply_nested_expression_5`).
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
