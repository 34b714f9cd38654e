import DynamockModel

/// The rules for operands that are values of the request, whose types are known before any item is.
enum OperandRules {
  /// `left < right` and so on; order is defined on S, N and B only (Parity Suite
  /// `queryKeyConditionOperands`, 2026-10).
  static func comparison(
    _ left: Condition.Operand, _ comparator: Condition.Comparator, _ right: Condition.Operand
  ) throws(ExpressionError.Fault) -> Condition {
    try requireDistinct(comparator.rawValue, left, [right])
    if comparator != .equal, comparator != .notEqual {
      try require(ordered, of: [left, right], for: comparator.rawValue)
    }
    return .comparison(left, comparator, right)
  }

  /// `operand BETWEEN lower AND upper`.
  static func between(
    _ operand: Condition.Operand, _ lower: Condition.Operand, _ upper: Condition.Operand
  ) throws(ExpressionError.Fault) -> Condition {
    let name = Token.Keyword.between.rawValue
    try requireDistinct(name, operand, [lower, upper])
    try require(ordered, of: [operand, lower, upper], for: name)
    if case .value(let low) = lower, case .value(let high) = upper {
      let (lowText, highText) = (low.boundText, high.boundText)
      guard let order = low.order(to: high) else {
        throw .betweenTypes(lower: lowText, upper: highText)
      }
      if order == .after { throw .betweenOrder(lower: lowText, upper: highText) }
    }
    return .between(operand, lower: lower, upper: upper)
  }

  /// `operand IN (…)`.
  static func isIn(
    _ operand: Condition.Operand, _ others: [Condition.Operand]
  ) throws(ExpressionError.Fault) -> Condition {
    guard others.count <= Limits.inOperands else { throw .tooManyInOperands(others.count) }
    try requireDistinct(Token.Keyword.in.rawValue, operand, others)
    return .isIn(operand, others)
  }

  /// `size(operand)`.
  static func size(_ operand: Condition.Operand) throws(ExpressionError.Fault) -> Condition.Operand
  {
    try require(sizeable, of: [operand], for: Function.size.rawValue)
    return .size(operand)
  }

  /// A function that is a condition, with as many operands as it takes.
  static func condition(
    _ function: Function, _ operands: [Condition.Operand]
  ) throws(ExpressionError.Fault) -> Condition {
    guard let first = operands.first, operands.count == function.operandCount else {
      throw .operandCount(operator: function.rawValue, count: operands.count)
    }
    try requireDistinct(function.rawValue, first, Array(operands.dropFirst()))
    switch function {
    case .attributeExists: return .attributeExists(try path(first, function))
    case .attributeNotExists: return .attributeNotExists(try path(first, function))
    case .attributeType: return .attributeType(first, try typeName(operands[1]))
    case .beginsWith:
      try require(text, of: operands, for: function.rawValue)
      return .beginsWith(first, prefix: operands[1])
    case .contains: return .contains(first, element: operands[1])
    case .size, .ifNotExists, .listAppend: throw .misplacedFunction(function.rawValue)
    }
  }

  private static let ordered: [AttributeValue.DataType] = [.string, .number, .binary]
  private static let text: [AttributeValue.DataType] = [.string, .binary]
  private static let sizeable: [AttributeValue.DataType] = [
    .string, .binary, .stringSet, .numberSet, .binarySet, .list, .map,
  ]

  private static func path(
    _ operand: Condition.Operand, _ function: Function
  ) throws(ExpressionError.Fault) -> DocumentPath {
    guard case .path(let path) = operand else { throw .pathRequired(operator: function.rawValue) }
    return path
  }

  /// The second operand of `attribute_type` has to be a value, the name of a type.
  private static func typeName(
    _ operand: Condition.Operand
  ) throws(ExpressionError.Fault) -> AttributeValue.DataType {
    guard case .value(.string(let name)) = operand else {
      // AWS names all types for a path, in no order to rely on (Dynalite).
      let type = operand.knownType?.rawValue ?? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}"
      throw .operandType(operator: Function.attributeType.rawValue, type: type)
    }
    guard let type = AttributeValue.DataType(rawValue: name) else { throw .invalidTypeName(name) }
    return type
  }

  private static func require(
    _ types: [AttributeValue.DataType], of operands: [Condition.Operand], for name: String
  ) throws(ExpressionError.Fault) {
    for operand in operands {
      if let type = operand.knownType, !types.contains(type) {
        throw .operandType(operator: name, type: type.rawValue)
      }
    }
  }

  private static func requireDistinct(
    _ name: String, _ first: Condition.Operand, _ others: [Condition.Operand]
  ) throws(ExpressionError.Fault) {
    guard case .path(let path) = first else { return }
    for case .path(let other) in others where other == path {
      throw .sameOperand(operator: name, operand: path)
    }
  }
}

extension Condition.Operand {
  /// The type that the operand has whatever the item; nil for a path.
  var knownType: AttributeValue.DataType? {
    switch self {
    case .path: nil
    case .value(let value): value.dataType
    case .size: .number
    }
  }
}
