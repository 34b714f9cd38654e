import DynamockModel

/// Rules for operands that are values in the request, whose types are known without an item.
package enum OperandRules {
  /// Returns the condition `left < right` and its like; order is defined only for S, N and B
  /// ([parity-suite] `queryKeyConditionOperands`, 2026-10).
  package static func comparison(
    _ left: Condition.Operand, _ comparator: Condition.Comparator, _ right: Condition.Operand
  ) throws(ExpressionError.Fault) -> Condition {
    let name = comparator.rawValue
    try requireDistinct(name, left, right)
    if comparator != .equal, comparator != .notEqual {
      try require(\.isOrdered, of: left, for: name)
      try require(\.isOrdered, of: right, for: name)
    }
    return .comparison(left, comparator, right)
  }

  /// Returns the condition `operand BETWEEN lower AND upper`.
  ///
  /// - Parameter bracketsBinary: whether a binary bound is printed as `{B:[MQ==]}`, as in PartiQL
  ///   ([dynoxide-captures] `partiql-numbers`, us-east-1, 2026-10).
  package static func between(
    _ operand: Condition.Operand, _ lower: Condition.Operand, _ upper: Condition.Operand,
    bracketsBinary: Bool = false
  ) throws(ExpressionError.Fault) -> Condition {
    let name = Token.Keyword.between.rawValue
    try requireDistinct(name, operand, lower)
    try requireDistinct(name, operand, upper)
    for operand in [operand, lower, upper] { try require(\.isOrdered, of: operand, for: name) }
    if case .value(let low) = lower, case .value(let high) = upper {
      guard let order = low.order(to: high) else {
        throw .betweenTypes(
          lower: low.boundText(bracketsBinary), upper: high.boundText(bracketsBinary))
      }
      if order == .after {
        throw .betweenOrder(
          lower: low.boundText(bracketsBinary), upper: high.boundText(bracketsBinary))
      }
    }
    return .between(operand, lower: lower, upper: upper)
  }

  /// The maximum number of operands of an `IN`.
  package static let maximumMembers = Limits.inOperands

  /// Returns the condition `operand IN (…)`.
  package static func isIn(
    _ operand: Condition.Operand, _ others: [Condition.Operand]
  ) throws(ExpressionError.Fault) -> Condition {
    guard others.count <= Limits.inOperands else { throw .tooManyInOperands(others.count) }
    for other in others { try requireDistinct(Token.Keyword.in.rawValue, operand, other) }
    return .isIn(operand, others)
  }

  /// Throws if an operand contains the `size` of a value that has none.
  package static func checkSizes(_ operand: Condition.Operand) throws(ExpressionError.Fault) {
    guard case .size(let inner) = operand else { return }
    try checkSizes(inner)
    try require(\.hasSize, of: inner, for: Function.size.rawValue)
  }

  /// Returns the condition of a function with the right number of operands.
  package static func condition(
    _ function: Function, _ operands: [Condition.Operand]
  ) throws(ExpressionError.Fault) -> Condition {
    guard let first = operands.first, operands.count == function.operandCount else {
      throw .operandCount(operator: function.rawValue, count: operands.count)
    }
    for other in operands.dropFirst() { try requireDistinct(function.rawValue, first, other) }
    switch function {
    case .attributeExists: return .attributeExists(try path(first, function))
    case .attributeNotExists: return .attributeNotExists(try path(first, function))
    case .attributeType: return .attributeType(first, try typeName(operands[1]))
    case .beginsWith:
      for operand in operands { try require(\.hasPrefixes, of: operand, for: function.rawValue) }
      return .beginsWith(first, prefix: operands[1])
    case .contains: return .contains(first, element: operands[1])
    case .size, .ifNotExists, .listAppend: throw .misplacedFunction(function.rawValue)
    }
  }

  private static func path(
    _ operand: Condition.Operand, _ function: Function
  ) throws(ExpressionError.Fault) -> DocumentPath {
    guard case .path(let path) = operand else { throw .pathRequired(operator: function.rawValue) }
    return path
  }

  /// Returns the type named by the second operand of `attribute_type`, which must be a value.
  private static func typeName(
    _ operand: Condition.Operand
  ) throws(ExpressionError.Fault) -> AttributeValue.DataType {
    guard case .value(.string(let name)) = operand else {
      // For a path, AWS lists all types in an unpredictable order ([dynalite-suite]).
      let type = operand.knownType?.rawValue ?? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}"
      throw .operandType(operator: Function.attributeType.rawValue, type: type)
    }
    guard let type = AttributeValue.DataType(rawValue: name) else { throw .invalidTypeName(name) }
    return type
  }

  private static func require(
    _ isAllowed: (AttributeValue.DataType) -> Bool, of operand: Condition.Operand,
    for name: String
  ) throws(ExpressionError.Fault) {
    guard let type = operand.knownType, !isAllowed(type) else { return }
    throw .operandType(operator: name, type: type.rawValue)
  }

  /// Throws if the first operand and another one are the same path.
  package static func requireDistinct(
    _ name: String, _ first: Condition.Operand, _ other: Condition.Operand
  ) throws(ExpressionError.Fault) {
    guard case .path(let path) = first, case .path(path) = other else { return }
    throw .sameOperand(operator: name, operand: path)
  }
}

extension AttributeValue.DataType {
  /// Whether the type supports `<`.
  fileprivate var isOrdered: Bool { self == .string || self == .number || self == .binary }
  /// Whether the type supports `begins_with`.
  fileprivate var hasPrefixes: Bool { self == .string || self == .binary }
  /// Whether the type supports `size`.
  fileprivate var hasSize: Bool { self != .number && self != .bool && self != .null }
}

extension Condition.Operand {
  /// The type that the operand has for every item, or `nil` for a path.
  var knownType: AttributeValue.DataType? {
    switch self {
    case .path: nil
    case .value(let value): value.dataType
    case .size: .number
    }
  }
}
