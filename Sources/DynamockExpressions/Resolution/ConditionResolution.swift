import DynamockModel

/// Resolves a syntax tree and a scope to a condition; throws the first fault in the order written.
///
/// Each comparison and function is checked completely before the next one: its names and values,
/// then the numbers of operands, then equal operands, then types ([dynalite-suite] tables;
/// [parity-suite] `queryKeyCondition`, 2026-10).
enum ConditionResolution {
  /// Resolves a whole condition.
  static func resolve(
    _ condition: SyntaxCondition, in scope: inout ExpressionScope
  ) throws(ExpressionError.Fault) -> Condition {
    switch condition {
    case .not(let condition): return .not(try resolve(condition, in: &scope))
    case .all(let conditions): return .all(try resolve(conditions, in: &scope))
    case .any(let conditions): return .any(try resolve(conditions, in: &scope))
    case .comparison(let left, let comparator, let right):
      let first = try operand(left, in: &scope)
      let second = try operand(right, in: &scope)
      try checkFunctions(left, first)
      try checkFunctions(right, second)
      return try OperandRules.comparison(first, comparator, second)
    case .between(let operand, let lower, let upper):
      let operands = try operands([operand, lower, upper], in: &scope)
      return try OperandRules.between(operands[0], operands[1], operands[2])
    case .isIn(let operand, let others):
      let operands = try operands([operand] + others, in: &scope)
      return try OperandRules.isIn(operands[0], Array(operands.dropFirst()))
    case .function(let name, let operands):
      guard let function = Function(rawValue: name) else { throw .unknownFunction(name) }
      return try OperandRules.condition(
        function, try self.operands(operands, of: function, in: &scope))
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

  /// Returns the operands of an operator or function: first all names and values are substituted,
  /// then nested functions are checked.
  private static func operands(
    _ operands: [SyntaxOperand], of function: Function? = nil, in scope: inout ExpressionScope
  ) throws(ExpressionError.Fault) -> [Condition.Operand] {
    var resolved: [Condition.Operand] = []
    resolved.reserveCapacity(operands.count)
    for operand in operands { resolved.append(try self.operand(operand, in: &scope)) }
    for operand in operands { try checkCounts(operand) }
    if let function, operands.count != function.operandCount {
      throw .operandCount(operator: function.rawValue, count: operands.count)
    }
    for operand in resolved { try OperandRules.checkSizes(operand) }
    return resolved
  }

  /// Returns an operand with names and values substituted; the operands of its functions are not
  /// checked yet.
  private static func operand(
    _ operand: SyntaxOperand, in scope: inout ExpressionScope
  ) throws(ExpressionError.Fault) -> Condition.Operand {
    switch operand {
    case .path(let path): return .path(try scope.path(for: path))
    case .value(let reference): return .value(try scope.value(for: reference))
    case .function(let name, let operands):
      // The operand of `size`, which is the only function that the form check allows here.
      var first: Condition.Operand?
      for operand in operands {
        let resolved = try self.operand(operand, in: &scope)
        first = first ?? resolved
      }
      guard let first else { throw .operandCount(operator: name, count: 0) }
      return .size(first)
    }
  }

  private static func checkFunctions(
    _ written: SyntaxOperand, _ resolved: Condition.Operand
  ) throws(ExpressionError.Fault) {
    try checkCounts(written)
    try OperandRules.checkSizes(resolved)
  }

  private static func checkCounts(_ operand: SyntaxOperand) throws(ExpressionError.Fault) {
    guard case .function(let name, let operands) = operand else { return }
    for operand in operands { try checkCounts(operand) }
    guard operands.count == Function.size.operandCount else {
      throw .operandCount(operator: name, count: operands.count)
    }
  }
}
