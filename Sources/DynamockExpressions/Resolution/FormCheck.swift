/// Checks the parts of a syntax tree that do not depend on names and values: reserved words, list
/// indexes, functions and their positions, repeated sections.
///
/// The tree is traversed once, in the order written, so that the first fault in the text is
/// reported ([parity-suite] `queryKeyCondition`, 2026-10; [dynalite-suite]'s tables of invalid
/// expressions agree).
enum FormCheck {
  /// Throws the first fault of a tree.
  static func check(_ tree: SyntaxTree) throws(ExpressionError.Fault) {
    switch tree {
    case .condition(let condition): try check(condition)
    case .projection(let paths): for path in paths { try check(path) }
    case .update(let sections): try check(sections)
    }
  }

  private static func check(_ condition: SyntaxCondition) throws(ExpressionError.Fault) {
    switch condition {
    case .comparison(let left, _, let right):
      try check(left)
      try check(right)
    case .between(let operand, let lower, let upper):
      try check(operand)
      try check(lower)
      try check(upper)
    case .isIn(let operand, let others):
      try check(operand)
      for other in others { try check(other) }
    case .function(let name, let operands):
      try check(name, operands, at: .condition)
    case .not(let condition): try check(condition)
    case .all(let conditions), .any(let conditions):
      for condition in conditions { try check(condition) }
    }
  }

  private static func check(
    _ operand: SyntaxOperand, at place: Function.Place = .operand
  ) throws(ExpressionError.Fault) {
    switch operand {
    case .path(let path): try check(path)
    case .value: break
    case .function(let name, let operands): try check(name, operands, at: place)
    }
  }

  private static func check(
    _ name: String, _ operands: [SyntaxOperand], at place: Function.Place
  ) throws(ExpressionError.Fault) {
    guard let function = Function(rawValue: name) else { throw .unknownFunction(name) }
    if function.place != place {
      if place == .updateOperand { throw .functionNotForUpdates(name) }
      if function.place == .updateOperand { throw .functionNotForConditions(name) }
      throw .misplacedFunction(name)
    }
    let inner: Function.Place = place == .updateOperand ? .updateOperand : .operand
    for operand in operands {
      // According to [scylla-alternator] `test_update_expression_function_nesting`.
      if case .function(Function.listAppend.rawValue, _) = operand, place == .updateOperand {
        throw .misplacedFunction(Function.listAppend.rawValue)
      }
      try check(operand, at: inner)
    }
  }

  private static func check(_ path: SyntaxPath) throws(ExpressionError.Fault) {
    for element in path.elements {
      switch element {
      case .name(let name):
        if ReservedWords.contains(name) { throw .reservedWord(name) }
      case .reference: break
      case .index(let digits):
        guard let index = Int(digits), index <= Limits.listIndex else {
          throw .indexOutOfRange(digits: digits)
        }
      }
    }
  }

  private static func check(_ sections: [SyntaxSection]) throws(ExpressionError.Fault) {
    for section in sections {
      for action in section.actions {
        try check(action.path)
        switch action.value {
        case .operand(let operand): try check(operand, at: .updateOperand)
        case .sum(let left, let right), .difference(let left, let right):
          for operand in [left, right] {
            if case .function(Function.listAppend.rawValue, _) = operand {
              throw .misplacedFunction(Function.listAppend.rawValue)
            }
            try check(operand, at: .updateOperand)
          }
        case nil: break
        }
      }
    }
    for (index, section) in sections.enumerated()
    where sections[..<index].contains(where: { $0.keyword == section.keyword }) {
      throw .repeatedSection(section.keyword.rawValue)
    }
  }
}
