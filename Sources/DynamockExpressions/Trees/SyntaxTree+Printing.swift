extension SyntaxTree {
  /// The expression in canonical form, which parses to the same tree.
  ///
  /// Keywords are in capitals, words are separated by one space, and parentheses are used only if
  /// necessary.
  var text: String {
    switch self {
    case .condition(let condition): condition.text
    case .projection(let paths): paths.map(\.text).joined(separator: ", ")
    case .update(let sections): sections.map(\.text).joined(separator: " ")
    }
  }
}

extension SyntaxPath {
  var text: String {
    var text = ""
    for element in elements {
      switch element {
      case .name(let name), .reference(let name):
        if !text.isEmpty { text += "." }
        text += name
      case .index(let digits): text += "[\(digits)]"
      }
    }
    return text
  }
}

extension SyntaxOperand {
  var text: String {
    switch self {
    case .path(let path): path.text
    case .value(let reference): reference
    case .function(let name, let operands): "\(name)(\(operands.listText))"
    }
  }
}

extension [SyntaxOperand] {
  fileprivate var listText: String { map(\.text).joined(separator: ", ") }
}

extension SyntaxCondition {
  var text: String {
    switch self {
    case .comparison(let left, let comparator, let right):
      "\(left.text) \(comparator.rawValue) \(right.text)"
    case .between(let operand, let lower, let upper):
      "\(operand.text) BETWEEN \(lower.text) AND \(upper.text)"
    case .isIn(let operand, let others): "\(operand.text) IN (\(others.listText))"
    case .function(let name, let operands): "\(name)(\(operands.listText))"
    case .not(let condition): "NOT \(condition.text(inside: .not))"
    case .all(let conditions):
      conditions.map { $0.text(inside: .and) }.joined(separator: " AND ")
    case .any(let conditions):
      conditions.map { $0.text(inside: .or) }.joined(separator: " OR ")
    }
  }

  /// Returns the text as an operand of an operator, in parentheses unless it has a higher
  /// precedence.
  private func text(inside keyword: Token.Keyword) -> String {
    switch (self, keyword) {
    case (.any, _), (.all, .and), (.all, .not): "(\(text))"
    default: text
    }
  }
}

extension SyntaxSection {
  var text: String { "\(keyword.rawValue) \(actions.map(text).joined(separator: ", "))" }

  private func text(of action: SyntaxAction) -> String {
    switch (keyword, action.value) {
    case (_, nil): action.path.text
    case (.set, let value?): "\(action.path.text) = \(value.text)"
    case (_, let value?): "\(action.path.text) \(value.text)"
    }
  }
}

extension SyntaxUpdateValue {
  var text: String {
    switch self {
    case .operand(let operand): operand.text
    case .sum(let left, let right): "\(left.text) + \(right.text)"
    case .difference(let left, let right): "\(left.text) - \(right.text)"
    }
  }
}
