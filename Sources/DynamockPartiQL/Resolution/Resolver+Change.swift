import DynamockExpressions
import DynamockModel

extension Resolver {
  /// Returns the item to be stored by `INSERT`.
  func insertion(_ insert: InsertSyntax) throws(PartiQLError) -> Statement.Action {
    guard insert.isSingle else { throw PartiQLError(.severalItems) }
    if insert.hasPosition { throw PartiQLError(.insertPosition) }
    if insert.hasConflictClause { throw PartiQLError(.unsupportedClause("ON CONFLICT")) }
    if insert.returning != nil { throw PartiQLError(.returningInInsert) }
    return .insert(try item(insert.value))
  }

  /// Returns the change of an `UPDATE` or `DELETE`.
  func change(_ change: ChangeSyntax) throws(PartiQLError) -> Statement.Action {
    let returning = try returning(change)
    var condition: Condition?
    if let syntax = change.condition { condition = try self.condition(where: syntax) }
    if change.isDelete { return .delete(condition: condition, returning: returning) }
    let update = try update(change.actions)
    return .update(update, condition: condition, returning: returning)
  }

  private func returning(_ change: ChangeSyntax) throws(PartiQLError) -> Returning? {
    guard let elements = change.returning, let first = elements.first else { return nil }
    guard elements.count == 1 else { throw PartiQLError(.severalReturningElements) }
    guard first.isWhole else { throw PartiQLError(.returningSyntax) }
    if change.isDelete, first.version != .allOld {
      throw PartiQLError(.returningInDelete("\(first.version.rawValue) *"))
    }
    return first.version
  }

  private func update(
    _ actions: [ChangeSyntax.Action]
  ) throws(PartiQLError) -> UpdateExpression {
    var resolved: [UpdateExpression.Action] = []
    for action in actions {
      switch action {
      case .set(let target, let value): resolved.append(try assignment(target, value))
      case .remove(let target): resolved.append(.remove(try path(target)))
      case .insert: throw PartiQLError(.updateAction)
      }
    }
    do {
      try PathRules.requireDisjoint(resolved.map(\.path))
    } catch {
      operandFaults.add(error.withLaterPathFirst)
    }
    return UpdateExpression(actions: resolved)
  }

  private func assignment(
    _ target: Syntax, _ value: Syntax
  ) throws(PartiQLError) -> UpdateExpression.Action {
    let path = try path(target)
    if case .call(let name, let operands) = value.form, ["set_add", "set_delete"].contains(name) {
      let members = try members(name, operands, of: path, at: value.position)
      return name == "set_add" ? .add(path, members) : .delete(path, members)
    }
    return .set(path, try operand(value))
  }

  /// Returns the set that `set_add` adds or `set_delete` removes ([parity-suite]
  /// `partiqlFunctions`, 2026-10).
  private func members(
    _ name: String, _ operands: [Syntax], of target: DocumentPath, at position: Position
  ) throws(PartiQLError) -> AttributeValue {
    let name = name.uppercased()
    guard operands.count == 2 else { throw PartiQLError(.setArguments(name), at: position) }
    guard try pathIfAny(operands[0]) == target else {
      throw PartiQLError(.setTarget(name), at: position)
    }
    switch try value(operands[1]) {
    case .stringSet, .numberSet, .binarySet: break
    default: throw PartiQLError(.setMembers(name), at: operands[0].position)
    }
    guard let members = try value(operands[1]) else {
      throw PartiQLError(.setMembers(name), at: operands[0].position)
    }
    return members
  }

  private func operand(_ syntax: Syntax) throws(PartiQLError) -> UpdateExpression.Operand {
    if let path = try pathIfAny(syntax) { return .path(path) }
    if let value = try value(syntax) { return .value(value) }
    switch syntax.form {
    case .infix(let left, .plus, let right):
      return .sum(try number(left, for: "+"), try number(right, for: "+"))
    case .infix(let left, .minus, let right):
      return .difference(try number(left, for: "-"), try number(right, for: "-"))
    case .call("list_append", let operands):
      guard operands.count == 2 else {
        operandFaults.add(.operandCount(operator: "list_append", count: operands.count))
        return .value(.null)
      }
      return .listAppend(try list(operands[0]), try list(operands[1]))
    case .call(let name, _):
      throw PartiQLError(.unrecognizedFunction(name), at: syntax.position)
    case .isType: throw PartiQLError(.isInUpdate)
    case .missing: throw PartiQLError(.comparedWithMissing)
    case .select: throw PartiQLError(.unsupportedToken("SELECT"), at: syntax.position)
    default: throw PartiQLError(.updateOperator(syntax.refusedOperator))
    }
  }

  private func number(
    _ syntax: Syntax, for name: String
  ) throws(PartiQLError) -> UpdateExpression.Operand {
    try operand(syntax, of: .number, for: name)
  }

  private func list(_ syntax: Syntax) throws(PartiQLError) -> UpdateExpression.Operand {
    try operand(syntax, of: .list, for: "list_append")
  }

  private func operand(
    _ syntax: Syntax, of type: AttributeValue.DataType, for name: String
  ) throws(PartiQLError) -> UpdateExpression.Operand {
    let operand = try operand(syntax)
    if case .value(let value) = operand, value.dataType != type {
      operandFaults.add(.operandType(operator: name, type: value.typeName))
    }
    return operand
  }
}

extension ExpressionError.Fault {
  /// The fault, with the later of two overlapping paths first ([dynoxide-captures] `updates`,
  /// us-east-1, 2026-10).
  fileprivate var withLaterPathFirst: ExpressionError.Fault {
    switch self {
    case .overlappingPaths(let earlier, let later): .overlappingPaths(later, earlier)
    case .conflictingPaths(let earlier, let later): .conflictingPaths(later, earlier)
    default: self
    }
  }
}
