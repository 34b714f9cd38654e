import DynamockModel

/// A syntax tree and a scope to a condition; throws the first fault in the order written.
///
/// Each comparison and function is looked at as a whole before the next one: its names and values,
/// then numbers of operands, then equal operands, then types (Dynalite's tables; Parity Suite
/// `queryKeyCondition`, 2026-10).
struct ConditionResolution {
  /// Resolves a whole condition.
  static func resolve(
    _ condition: SyntaxCondition, in scope: inout ExpressionScope
  ) throws(ExpressionError.Fault) -> Condition {
    switch condition {
    case .not(let condition): return .not(try resolve(condition, in: &scope))
    case .all(let conditions): return .all(try resolve(conditions, in: &scope))
    case .any(let conditions): return .any(try resolve(conditions, in: &scope))
    case .comparison(let left, let comparator, let right):
      let operands = try operands([left, right], in: &scope)
      return try OperandRules.comparison(operands[0], comparator, operands[1])
    case .between(let operand, let lower, let upper):
      let operands = try operands([operand, lower, upper], in: &scope)
      return try OperandRules.between(operands[0], operands[1], operands[2])
    case .isIn(let operand, let others):
      let operands = try operands([operand] + others, in: &scope)
      return try OperandRules.isIn(operands[0], Array(operands.dropFirst()))
    case .function(let name, let operands):
      guard let function = Function(rawValue: name) else { throw .unknownFunction(name) }
      let operands = try self.operands(operands, of: function, in: &scope)
      return try OperandRules.condition(function, operands)
    }
  }

  private static func resolve(
    _ conditions: [SyntaxCondition], in scope: inout ExpressionScope
  ) throws(ExpressionError.Fault) -> [Condition] {
    var resolved: [Condition] = []
    resolved.reserveCapacity(conditions.count)
    for condition in conditions { resolved.append(try resolve(condition, in: &scope)) }
    return resolved
  }

  /// The operands of one operator or function: all names and values first, then what is wrong with
  /// the functions among them.
  private static func operands(
    _ operands: [SyntaxOperand], of function: Function? = nil, in scope: inout ExpressionScope
  ) throws(ExpressionError.Fault) -> [Condition.Operand] {
    var drafts: [Draft] = []
    drafts.reserveCapacity(operands.count)
    for operand in operands { drafts.append(try draft(operand, in: &scope)) }
    for draft in drafts { try draft.checkCounts() }
    if let function, operands.count != function.operandCount {
      throw .operandCount(operator: function.rawValue, count: operands.count)
    }
    var resolved: [Condition.Operand] = []
    resolved.reserveCapacity(operands.count)
    for draft in drafts { resolved.append(try draft.resolved()) }
    return resolved
  }

  private static func draft(
    _ operand: SyntaxOperand, in scope: inout ExpressionScope
  ) throws(ExpressionError.Fault) -> Draft {
    switch operand {
    case .path(let path): return .finished(.path(try scope.path(for: path)))
    case .value(let reference): return .finished(.value(try scope.value(for: reference)))
    case .function(_, let operands):
      var drafts: [Draft] = []
      for operand in operands { drafts.append(try draft(operand, in: &scope)) }
      return .size(drafts)
    }
  }

  /// An operand with names and values in place whose functions are not checked yet.
  private indirect enum Draft {
    case finished(Condition.Operand)
    /// `size`, the only function that the form check lets through here.
    case size([Draft])

    func checkCounts() throws(ExpressionError.Fault) {
      guard case .size(let operands) = self else { return }
      for operand in operands { try operand.checkCounts() }
      guard operands.count == Function.size.operandCount else {
        throw .operandCount(operator: Function.size.rawValue, count: operands.count)
      }
    }

    func resolved() throws(ExpressionError.Fault) -> Condition.Operand {
      switch self {
      case .finished(let operand): return operand
      case .size(let operands):
        guard let operand = operands.first else {
          throw .operandCount(operator: Function.size.rawValue, count: 0)
        }
        return try OperandRules.size(try operand.resolved())
      }
    }
  }
}
