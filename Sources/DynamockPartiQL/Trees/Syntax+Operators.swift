extension Syntax {
  /// The number of operators of an expression as AWS counts them.
  ///
  /// `AND`, `OR`, `NOT`, comparisons, calls, `IN`, `BETWEEN` and `IS` are one each; functions count
  /// too, unlike in the other operations ([dynoxide-captures] `partiql-limits`, us-east-1,
  /// 2026-10).
  var operatorCount: Int {
    guard StatementDialect.countsFunctionsAmongOperators else { return countWithoutFunctions }
    return count { operands in 1 + operands.reduce(0) { $0 + $1.operatorCount } }
  }

  private var countWithoutFunctions: Int {
    count { operands in operands.reduce(0) { $0 + $1.countWithoutFunctions } }
  }

  private func count(_ call: ([Syntax]) -> Int) -> Int {
    switch form {
    case .all(let parts), .any(let parts):
      parts.reduce(parts.count - 1) { $0 + $1.count(call) }
    case .prefix(let signs, let operand): signs.count + operand.count(call)
    case .infix(let left, _, let right): 1 + left.count(call) + right.count(call)
    case .between(let operand, let lower, let upper):
      1 + operand.count(call) + lower.count(call) + upper.count(call)
    case .isIn(let operand, let list): 1 + operand.count(call) + list.count(call)
    case .isType(let operand, _): 1 + operand.count(call)
    case .list(let members), .bag(let members): members.reduce(0) { $0 + $1.count(call) }
    case .call(_, let operands): call(operands)
    default: 0
    }
  }
}
