import DynamockExpressions
import DynamockModel

extension Resolver {
  /// An expression of a `WHERE` clause: an operand or a condition, which may be compared as a boolean.
  private enum Term {
    case operand(Condition.Operand)
    case condition(Condition)
  }

  /// The condition behind `WHERE`.
  func condition(where syntax: Syntax) throws(PartiQLError) -> Condition {
    try condition(syntax, or: .whereIsNoCondition)
  }

  /// A condition; the fault for an expression that is none.
  private func condition(
    _ syntax: Syntax, or fault: PartiQLError.Fault
  ) throws(PartiQLError) -> Condition {
    guard case .condition(let condition) = try term(syntax) else { throw PartiQLError(fault) }
    return condition
  }

  private func term(_ syntax: Syntax) throws(PartiQLError) -> Term {
    switch syntax.form {
    case .all(let parts): return .condition(.all(try conditions(parts)))
    case .any(let parts): return .condition(.any(try conditions(parts)))
    case .prefix(.not, let inner):
      return .condition(.not(try condition(inner, or: .operandOfNot)))
    case .infix(let left, let sign, let right):
      return .condition(try comparison(left, sign, right))
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

  private func conditions(_ parts: [Syntax]) throws(PartiQLError) -> [Condition] {
    var conditions: [Condition] = []
    for part in parts { conditions.append(try condition(part, or: .operandOfLogic)) }
    return conditions
  }

  private func operand(_ syntax: Syntax) throws(PartiQLError) -> Condition.Operand {
    if let path = try pathIfAny(syntax) { return .path(path) }
    if let value = try value(syntax) { return .value(value) }
    switch syntax.form {
    case .prefix, .infix: throw PartiQLError(.conditionOperator(syntax.typeName))
    case .select: throw PartiQLError(.unsupportedOperation(syntax.typeName))
    case .countAll: throw PartiQLError(.unrecognizedFunction("count"), at: syntax.position)
    default: throw PartiQLError(.unsupportedOperation(syntax.typeName))
    }
  }

  // MARK: Comparisons

  private func comparison(
    _ left: Syntax, _ sign: Syntax.InfixOperator, _ right: Syntax
  ) throws(PartiQLError) -> Condition {
    guard let comparator = Condition.Comparator(rawValue: sign.rawValue) else {
      throw PartiQLError(.conditionOperator(sign.typeName))
    }
    let first = try term(left)
    let second = try term(right)
    guard case (.operand(let first), .operand(let second)) = (first, second) else {
      guard comparator == .equal || comparator == .notEqual else {
        throw PartiQLError(
          .expression(.operandType(operator: comparator.rawValue, type: "BOOL")))
      }
      let equality = Self.equality(first, second)
      return comparator == .equal ? equality : .not(equality)
    }
    return try checked { () throws(ExpressionError.Fault) in
      try OperandRules.checkSizes(first)
      try OperandRules.checkSizes(second)
      return try OperandRules.comparison(first, comparator, second)
    }
  }

  /// Whether two expressions are equal of which one at least is a condition: conditions are booleans
  /// (captured in eu-west-2, 2026-09-17).
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
    return try checked { () throws(ExpressionError.Fault) in
      for operand in operands { try OperandRules.checkSizes(operand) }
      return try OperandRules.between(operands[0], operands[1], operands[2])
    }
  }

  private func membership(of operand: Syntax, in list: Syntax) throws(PartiQLError) -> Condition {
    let members: [Syntax]
    switch list.form {
    case .list(let elements), .bag(let elements): members = elements
    default: throw PartiQLError(.operandOfIn)
    }
    guard !members.isEmpty, try value(operand) == nil else { throw PartiQLError(.operandOfIn) }
    let element = try term(operand)
    var others: [Term] = []
    for member in members { others.append(try term(member)) }
    guard case .operand(let element) = element else {
      return .any(others.map { Self.equality(element, $0) })
    }
    var values: [Condition.Operand] = []
    for case .operand(let value) in others { values.append(value) }
    guard values.count == others.count else { throw PartiQLError(.operandOfIn) }
    return try checked { () throws(ExpressionError.Fault) in
      try OperandRules.checkSizes(element)
      return try OperandRules.isIn(element, values)
    }
  }

  private func isType(_ operand: Syntax, _ name: String) throws(PartiQLError) -> Condition {
    guard let path = try pathIfAny(operand) else { throw PartiQLError(.operandOfIs) }
    let type: AttributeValue.DataType
    switch name {
    case "missing": return .attributeNotExists(path)
    case "null": type = .null
    case "boolean": type = .bool
    case "blob": type = .binary
    case "string": type = .string
    case "numeric": type = .number
    case "struct", "tuple": type = .map
    case "list": type = .list
    default: throw PartiQLError(.unsupportedType(name.uppercased()))
    }
    return .attributeType(.path(path), type)
  }

  // MARK: Functions

  private func function(
    _ name: String, _ operands: [Syntax], at position: Position
  ) throws(PartiQLError) -> Term {
    guard let function = Function(rawValue: name) else {
      throw PartiQLError(.unrecognizedFunction(name), at: position)
    }
    switch function {
    case .ifNotExists, .listAppend:
      throw PartiQLError(.unrecognizedFunction(name), at: position)
    case .size:
      guard operands.count == function.operandCount else {
        throw PartiQLError(.expression(.operandCount(operator: name, count: operands.count)))
      }
      return .operand(.size(try self.operands(operands, of: name)[0]))
    default:
      let operands = try self.operands(operands, of: name)
      return .condition(
        try checked { () throws(ExpressionError.Fault) in
          for operand in operands { try OperandRules.checkSizes(operand) }
          return try OperandRules.condition(function, operands)
        })
    }
  }

  private func operands(
    _ syntaxes: [Syntax], of name: String
  ) throws(PartiQLError) -> [Condition.Operand] {
    var operands: [Condition.Operand] = []
    for syntax in syntaxes {
      guard case .operand(let operand) = try term(syntax) else {
        throw PartiQLError(.expression(.operandType(operator: name, type: "BOOL")))
      }
      operands.append(operand)
    }
    return operands
  }

  private func checked(
    _ rule: () throws(ExpressionError.Fault) -> Condition
  ) throws(PartiQLError) -> Condition {
    do {
      return try rule()
    } catch {
      throw PartiQLError(.expression(error))
    }
  }
}
