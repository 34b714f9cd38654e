import SeededRandom

@testable import DynamockExpressions

/// Random syntax trees that the parser can produce.
extension SeededGenerator {
  mutating func path() -> SyntaxPath {
    var elements: [SyntaxPath.Element] = [name()]
    while below(3) == 0 {
      elements.append(below(2) == 0 ? name() : .index(String(below(12))))
    }
    return SyntaxPath(elements: elements)
  }

  private mutating func name() -> SyntaxPath.Element {
    switch below(3) {
    case 0: .reference(pick(["#a", "#b1", "#_", "#0x"]))
    default: .name(pick(["a", "b", "Abc_1", "andy", "inn", "x9"]))
    }
  }

  mutating func operand(depth: Int = 0, functions: [String] = ["size"]) -> SyntaxOperand {
    switch below(depth > 2 ? 2 : 3) {
    case 0: .path(path())
    case 1: .value(pick([":v", ":1", ":_x"]))
    default:
      .function(
        pick(functions),
        (0...below(2)).map { _ in operand(depth: depth + 1, functions: functions) })
    }
  }

  mutating func condition(depth: Int = 0) -> SyntaxCondition {
    switch below(depth > 3 ? 4 : 7) {
    case 0: .comparison(operand(), pick(Condition.Comparator.allCases), operand())
    case 1: .between(operand(), operand(), operand())
    case 2: .isIn(operand(), (0...below(3)).map { _ in operand() })
    case 3:
      .function(
        pick(["attribute_exists", "contains", "begins_with"]), (0...below(2)).map { _ in operand() }
      )
    case 4: .not(condition(depth: depth + 1))
    case 5: .all((0...(1 + below(3))).map { _ in condition(depth: depth + 1) })
    default: .any((0...(1 + below(3))).map { _ in condition(depth: depth + 1) })
    }
  }

  mutating func sections() -> [SyntaxSection] {
    let keywords: [Token.Keyword] = [.set, .remove, .add, .delete]
    return keywords.shuffled(using: &self).prefix(1 + below(4)).map { keyword in
      SyntaxSection(keyword: keyword, actions: (0...below(3)).map { _ in action(of: keyword) })
    }
  }

  private mutating func action(of keyword: Token.Keyword) -> SyntaxAction {
    let path = path()
    let functions = ["if_not_exists", "list_append"]
    switch keyword {
    case .set:
      let first = operand(functions: functions)
      switch below(3) {
      case 0: return SyntaxAction(path: path, value: .operand(first))
      case 1: return SyntaxAction(path: path, value: .sum(first, operand(functions: functions)))
      default:
        return SyntaxAction(path: path, value: .difference(first, operand(functions: functions)))
      }
    case .remove: return SyntaxAction(path: path, value: nil)
    default: return SyntaxAction(path: path, value: .operand(.value(pick([":v", ":w"]))))
    }
  }
}
