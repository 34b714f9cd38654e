import DynamockModel

/// Converts a resolved condition to a key condition: an `AND` of one test for each attribute.
///
/// The rules are those of [dynalite-suite] `checkExpr`, with current prefixes.
struct KeyConditionResolution {
  private var tests: [KeyCondition.AttributeTest] = []

  /// Returns the tests of a condition; throws if it is not allowed as a key condition.
  static func resolve(
    _ condition: Condition
  ) throws(ExpressionError.Fault) -> KeyCondition {
    var resolution = KeyConditionResolution()
    try resolution.collect(condition)
    return KeyCondition(tests: resolution.tests)
  }

  private mutating func collect(_ condition: Condition) throws(ExpressionError.Fault) {
    switch condition {
    case .all(let conditions): for condition in conditions { try collect(condition) }
    case .any: throw .keyOperator(Token.Keyword.or.rawValue)
    case .not: throw .keyOperator(Token.Keyword.not.rawValue)
    case .isIn: throw .keyOperator(Token.Keyword.in.rawValue)
    case .comparison(_, .notEqual, _):
      throw .keyOperator(Condition.Comparator.notEqual.rawValue)
    case .attributeExists: throw .keyOperator(Function.attributeExists.rawValue)
    case .attributeNotExists: throw .keyOperator(Function.attributeNotExists.rawValue)
    case .attributeType: throw .keyOperator(Function.attributeType.rawValue)
    case .contains, .notContains: throw .keyOperator(Function.contains.rawValue)
    case .comparison(let left, let comparator, let right):
      try collect(left, comparator, right)
    case .between(let operand, let lower, let upper):
      let name = Token.Keyword.between.rawValue
      let attribute = try attribute([operand, lower, upper], first: name)
      try add(attribute, .between(try value(lower), try value(upper)))
    case .beginsWith(let operand, let prefix):
      let attribute = try attribute([operand, prefix], first: Function.beginsWith.rawValue)
      try add(attribute, .beginsWith(try value(prefix)))
    }
  }

  private mutating func collect(
    _ left: Condition.Operand, _ comparator: Condition.Comparator, _ right: Condition.Operand
  ) throws(ExpressionError.Fault) {
    let attribute = try attribute([left, right], first: nil)
    if case .path = left {
      try add(attribute, test(comparator, try value(right)))
    } else {
      try add(attribute, test(comparator.mirrored, try value(left)))
    }
  }

  private mutating func add(
    _ attribute: String, _ test: KeyCondition.KeyTest
  ) throws(ExpressionError.Fault) {
    if tests.contains(where: { $0.attribute.hasSameBytes(as: attribute) }) { throw .repeatedKey }
    tests.append(KeyCondition.AttributeTest(attribute: attribute, test: test))
  }

  /// Returns the only attribute among the operands.
  /// - Parameter name: the operator or function whose first operand it must be, or `nil` for any
  ///   position.
  private func attribute(
    _ operands: [Condition.Operand], first name: String?
  ) throws(ExpressionError.Fault) -> String {
    if let name {
      guard case .path = operands[0] else { throw .keyShape(.keyNotFirst(name)) }
    }
    var attribute: String?
    for operand in operands {
      switch operand {
      case .value: break
      case .size: throw .keyShape(.nestedOperation)
      case .path(let path):
        if attribute != nil { throw .keyShape(.severalAttributes) }
        guard path.steps.isEmpty else { throw .keyShape(.nestedAttribute) }
        attribute = path.attribute
      }
    }
    guard let attribute else { throw .keyShape(.noAttribute) }
    return attribute
  }

  private func value(
    _ operand: Condition.Operand
  ) throws(ExpressionError.Fault) -> AttributeValue {
    guard case .value(let value) = operand else { throw .keyShape(.nestedOperation) }
    return value
  }

  private func test(
    _ comparator: Condition.Comparator, _ value: AttributeValue
  ) -> KeyCondition.KeyTest {
    switch comparator {
    case .equal, .notEqual: .equal(value)
    case .less: .less(value)
    case .lessOrEqual: .lessOrEqual(value)
    case .greater: .greater(value)
    case .greaterOrEqual: .greaterOrEqual(value)
    }
  }
}

extension Condition.Comparator {
  /// The comparator with the same meaning for exchanged operands.
  var mirrored: Condition.Comparator {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
