import DynamockModel

/// Resolves a syntax tree and a scope to an update.
///
/// AWS checks the written paths first, then the actions from the last to the first: all their
/// names, then their values and operands. According to [dynalite-suite]'s tables, a fault in a late
/// `ADD` is reported before one in an early `SET`.
enum UpdateResolution {
  /// An action with the positions of the scope's values.
  typealias Action = UpdateAction<DocumentPath, Int>
  private typealias Operand = UpdateOperand<DocumentPath, Int>

  /// Resolves a whole update expression to the actions in the order written.
  static func resolve(
    _ sections: [SyntaxSection], in scope: inout ExpressionScope
  ) throws(ExpressionError.Fault) -> [Action] {
    var paths: [DocumentPath] = []
    paths.reserveCapacity(sections.reduce(0) { $0 + $1.actions.count })
    for section in sections {
      for action in section.actions { paths.append(try scope.path(for: action.path)) }
    }
    try PathRules.requireDisjoint(paths)
    for section in sections.reversed() {
      for action in section.actions.reversed() { try requireNames(of: action.value, in: scope) }
    }
    var actions: [Action] = []
    actions.reserveCapacity(paths.count)
    for section in sections.reversed() {
      for action in section.actions.reversed() {
        let path = paths[paths.count - actions.count - 1]
        actions.append(try resolve(section.keyword, path, action.value, in: &scope))
      }
    }
    actions.reverse()
    return actions
  }

  private static func requireNames(
    of value: SyntaxUpdateValue?, in scope: ExpressionScope
  ) throws(ExpressionError.Fault) {
    switch value {
    case nil: break
    case .operand(let operand): try requireNames(of: operand, in: scope)
    case .sum(let left, let right), .difference(let left, let right):
      try requireNames(of: left, in: scope)
      try requireNames(of: right, in: scope)
    }
  }

  private static func requireNames(
    of operand: SyntaxOperand, in scope: ExpressionScope
  ) throws(ExpressionError.Fault) {
    switch operand {
    case .path(let path): try scope.requireNames(of: path)
    case .value: break
    case .function(_, let operands):
      for operand in operands { try requireNames(of: operand, in: scope) }
    }
  }

  private static func resolve(
    _ keyword: Token.Keyword, _ path: DocumentPath, _ value: SyntaxUpdateValue?,
    in scope: inout ExpressionScope
  ) throws(ExpressionError.Fault) -> Action {
    guard let value else { return .remove(path) }
    switch keyword {
    case .add, .delete:
      guard case .operand(.value(let reference)) = value else { return .remove(path) }
      let value = try scope.position(ofValue: reference)
      try requireType(of: scope.value(at: value), for: keyword)
      return keyword == .add ? .add(path, value) : .delete(path, value)
    default:
      return .set(path, try resolve(value, in: &scope))
    }
  }

  private static func requireType(
    of value: AttributeValue, for keyword: Token.Keyword
  ) throws(ExpressionError.Fault) {
    switch value {
    case .stringSet, .numberSet, .binarySet: return
    case .number where keyword == .add: return
    default: throw .actionOperandType(operator: keyword.rawValue, type: value.dataType)
    }
  }

  private static func resolve(
    _ value: SyntaxUpdateValue, in scope: inout ExpressionScope
  ) throws(ExpressionError.Fault) -> Operand {
    switch value {
    case .operand(let operand): return try resolve(operand, in: &scope)
    case .sum(let left, let right):
      let (left, right) = try numbers(left, right, for: "+", in: &scope)
      return .sum(left, right)
    case .difference(let left, let right):
      let (left, right) = try numbers(left, right, for: "-", in: &scope)
      return .difference(left, right)
    }
  }

  private static func numbers(
    _ left: SyntaxOperand, _ right: SyntaxOperand, for name: String,
    in scope: inout ExpressionScope
  ) throws(ExpressionError.Fault) -> (Operand, Operand) {
    let left = try resolve(left, in: &scope)
    let right = try resolve(right, in: &scope)
    try require(.number, of: [left, right], for: name, in: scope)
    return (left, right)
  }

  private static func resolve(
    _ operand: SyntaxOperand, in scope: inout ExpressionScope
  ) throws(ExpressionError.Fault) -> Operand {
    switch operand {
    case .path(let path): return .path(try scope.path(for: path))
    case .value(let reference): return .value(try scope.position(ofValue: reference))
    case .function(let name, let operands):
      var resolved: [Operand] = []
      for operand in operands { resolved.append(try resolve(operand, in: &scope)) }
      guard resolved.count == 2 else {
        throw .operandCount(operator: name, count: resolved.count)
      }
      if name == Function.listAppend.rawValue {
        try require(.list, of: resolved, for: name, in: scope)
        return .listAppend(resolved[0], resolved[1])
      }
      guard case .path(let path) = resolved[0] else { throw .pathRequired(operator: name) }
      return .ifNotExists(path, resolved[1])
    }
  }

  private static func require(
    _ type: AttributeValue.DataType, of operands: [Operand], for name: String,
    in scope: ExpressionScope
  ) throws(ExpressionError.Fault) {
    for case .value(let position) in operands {
      let value = scope.value(at: position)
      if value.dataType != type { throw .operandType(operator: name, type: value.typeName) }
    }
  }
}
