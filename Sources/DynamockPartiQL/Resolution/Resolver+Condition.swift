import DynamockExpressions
import DynamockModel

extension Resolver {
  /// An expression in a `WHERE` clause: an operand, or a condition, which can be compared as a
  /// Boolean.
  private enum Term {
    case operand(Condition.Operand)
    case condition(Condition)
  }

  /// Returns the condition of a `WHERE` clause.
  func condition(where syntax: Syntax) throws(PartiQLError) -> Condition {
    operandFaults.countOperators(syntax.operatorCount)
    guard case .condition(let condition) = try term(syntax) else {
      throw PartiQLError(.whereIsNoCondition)
    }
    return condition
  }

  /// Returns a condition inside a logical operator.
  ///
  /// A size is an operand of the wrong type; a value or path is not a condition, which is the given
  /// fault.
  private func condition(
    _ syntax: Syntax, of name: String, or fault: PartiQLError.Fault
  ) throws(PartiQLError) -> Condition {
    switch try term(syntax) {
    case .condition(let condition): return condition
    case .operand(.size):
      operandFaults.add(.operandType(operator: name, type: "N"))
      return .any([])
    case .operand: throw PartiQLError(fault)
    }
  }

  private func term(_ syntax: Syntax) throws(PartiQLError) -> Term {
    switch syntax.form {
    case .all(let parts): return .condition(.all(try conditions(parts, of: "AND")))
    case .any(let parts): return .condition(.any(try conditions(parts, of: "OR")))
    case .prefix(let signs, let inner): return .condition(try negation(signs, of: inner))
    case .infix(let left, let sign, let right):
      return .condition(try comparison(left, sign, right, at: syntax))
    case .between(let operand, let lower, let upper):
      return .condition(try between(operand, lower, upper))
    case .isIn(let operand, let list): return .condition(try membership(of: operand, in: list))
    case .isType(let operand, let type): return .condition(try isType(operand, type))
    case .call(let name, let operands):
      return try function(name, operands, at: syntax.position)
    case .missing: throw PartiQLError(.comparedWithMissing)
    default: return .operand(try operand(syntax))
    }
  }

  /// Returns a series of `NOT`; an even number is kept as two, since the result is not a plain test
  /// of a key.
  private func negation(
    _ signs: [Syntax.PrefixOperator], of inner: Syntax
  ) throws(PartiQLError) -> Condition {
    if let sign = signs.first(where: { $0 != .not }) {
      throw PartiQLError(.conditionOperator(sign.rawValue))
    }
    let condition = try condition(inner, of: "NOT", or: .operandOfNot)
    return signs.count.isMultiple(of: 2) ? .not(.not(condition)) : .not(condition)
  }

  private func conditions(
    _ parts: [Syntax], of name: String
  ) throws(PartiQLError) -> [Condition] {
    var conditions: [Condition] = []
    for part in parts { conditions.append(try condition(part, of: name, or: .operandOfLogic)) }
    return conditions
  }

  private func operand(_ syntax: Syntax) throws(PartiQLError) -> Condition.Operand {
    if let path = try pathIfAny(syntax) { return .path(path) }
    if let value = try value(syntax) { return .value(value) }
    switch syntax.form {
    case .select: throw PartiQLError(.unsupportedToken("SELECT"), at: syntax.position)
    case .countAll: throw PartiQLError(.unrecognizedFunction("count"), at: syntax.position)
    default: throw PartiQLError(.unsupportedOperation(syntax.typeName))
    }
  }

  // MARK: Comparisons

  private func comparison(
    _ left: Syntax, _ sign: Syntax.InfixOperator, _ right: Syntax, at syntax: Syntax
  ) throws(PartiQLError) -> Condition {
    guard let comparator = Condition.Comparator(rawValue: sign.rawValue) else {
      throw PartiQLError(.conditionOperator(syntax.refusedOperator))
    }
    let first = try term(left)
    let second = try term(right)
    guard case (.operand(let first), .operand(let second)) = (first, second) else {
      guard comparator == .equal || comparator == .notEqual else {
        operandFaults.add(.operandType(operator: comparator.rawValue, type: "BOOL"))
        return .any([])
      }
      let equality = Self.equality(first, second)
      return comparator == .equal ? equality : .not(equality)
    }
    checkSizes([first, second])
    return checked { () throws(ExpressionError.Fault) in
      try OperandRules.comparison(first, comparator, second)
    }
  }

  /// Returns the equality of two expressions, of which at least one is a condition: conditions are
  /// Booleans ([dynoxide-captures], eu-west-2, 2026-09-17).
  private static func equality(_ left: Term, _ right: Term) -> Condition {
    switch (left, right) {
    case (.condition(let left), .condition(let right)):
      .any([.all([left, right]), .all([.not(left), .not(right)])])
    case (.condition(let condition), .operand(.value(let value))),
      (.operand(.value(let value)), .condition(let condition)):
      switch value {
      case .bool(true): condition
      case .bool(false): .not(condition)
      default: .any([])
      }
    case (.condition(let condition), .operand(let operand)),
      (.operand(let operand), .condition(let condition)):
      .any([
        .all([condition, .comparison(operand, .equal, .value(.bool(true)))]),
        .all([.not(condition), .comparison(operand, .equal, .value(.bool(false)))]),
      ])
    case (.operand(let left), .operand(let right)): .comparison(left, .equal, right)
    }
  }

  private func between(
    _ operand: Syntax, _ lower: Syntax, _ upper: Syntax
  ) throws(PartiQLError) -> Condition {
    let operands = try operands([operand, lower, upper], of: "BETWEEN")
    checkSizes(operands)
    return checked { () throws(ExpressionError.Fault) in
      try OperandRules.between(operands[0], operands[1], operands[2], bracketsBinary: true)
    }
  }

  /// Returns the condition `operand IN [members]`.
  ///
  /// A condition among the members is a Boolean, and the operand may be one too
  /// ([dynoxide-captures] `partiql-operands`, `partiql-functions`, us-east-1, 2026-10).
  private func membership(of operand: Syntax, in list: Syntax) throws(PartiQLError) -> Condition {
    let members: [Syntax]
    switch list.form {
    case .list(let elements), .bag(let elements): members = elements
    default: throw PartiQLError(.operandOfIn)
    }
    guard !members.isEmpty else { throw PartiQLError(.operandOfIn) }
    let element = try term(operand)
    var others: [Term] = []
    for member in members { others.append(try term(member)) }
    var values: [Condition.Operand] = []
    for case .operand(let value) in others { values.append(value) }
    if case .operand(let element) = element {
      checkSizes([element] + values)
      for value in values {
        _ = checked { () throws(ExpressionError.Fault) in
          try OperandRules.requireDistinct("IN", element, value)
          return .any([])
        }
      }
      if values.count == others.count {
        return checked { () throws(ExpressionError.Fault) in
          try OperandRules.isIn(element, values)
        }
      }
    }
    if others.count > OperandRules.maximumMembers {
      operandFaults.add(.tooManyInOperands(others.count))
    }
    return .any(others.map { Self.equality(element, $0) })
  }

  private func isType(_ operand: Syntax, _ name: TypeName) throws(PartiQLError) -> Condition {
    let tested: Condition.Operand
    if let path = try pathIfAny(operand) {
      tested = .path(path)
    } else if let value = try value(operand) {
      tested = .value(value)
    } else {
      throw PartiQLError(.operandOfIs)
    }
    let type: AttributeValue.DataType
    switch name {
    case .missing:
      guard case .path(let path) = tested else { return .any([]) }
      return .attributeNotExists(path)
    case .null: type = .null
    case .boolean: type = .bool
    case .blob: type = .binary
    case .string: type = .string
    case .numeric: type = .number
    case .struct, .tuple: type = .map
    case .list: type = .list
    default: throw PartiQLError(.unsupportedType(name.refusedName), at: operand.position)
    }
    return .attributeType(tested, type)
  }

  // MARK: Functions

  private func function(
    _ name: String, _ operands: [Syntax], at position: Position
  ) throws(PartiQLError) -> Term {
    guard let function = Function(rawValue: name), function != .ifNotExists, function != .listAppend
    else {
      // AWS reads the contents of EXISTS first.
      if let select = operands.first, case .select = select.form { _ = try operand(select) }
      throw PartiQLError(.unrecognizedFunction(name), at: position)
    }
    let operands = try self.operands(operands, of: name)
    checkSizes(operands)
    guard function == .size else {
      return .condition(
        checked { () throws(ExpressionError.Fault) in
          try OperandRules.condition(function, operands)
        })
    }
    guard operands.count == function.operandCount else {
      operandFaults.add(.operandCount(operator: name, count: operands.count))
      return .operand(.size(.value(.string(""))))
    }
    checkSizes([.size(operands[0])])
    return .operand(.size(operands[0]))
  }

  private func operands(
    _ syntaxes: [Syntax], of name: String
  ) throws(PartiQLError) -> [Condition.Operand] {
    var operands: [Condition.Operand] = []
    for syntax in syntaxes {
      guard case .operand(let operand) = try term(syntax) else {
        operandFaults.add(.operandType(operator: name, type: "BOOL"))
        operands.append(.value(.bool(true)))
        continue
      }
      operands.append(operand)
    }
    return operands
  }

  // MARK: Rules of operands

  /// Returns the condition created by a rule.
  ///
  /// If the rule throws, the result is a condition that is never true, and the fault is reported
  /// once the statement has been read.
  private func checked(_ rule: () throws(ExpressionError.Fault) -> Condition) -> Condition {
    do {
      return try rule()
    } catch {
      operandFaults.add(error)
      return .any([])
    }
  }

  private func checkSizes(_ operands: [Condition.Operand]) {
    for operand in operands {
      do {
        try OperandRules.checkSizes(operand)
      } catch {
        operandFaults.add(error)
      }
    }
  }
}
