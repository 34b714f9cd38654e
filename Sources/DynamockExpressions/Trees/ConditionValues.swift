import DynamockModel

// The values of a condition, in the order written.

extension Condition {
  /// Returns the condition with other values, each in place of the one before, in the order written.
  func replacingValues(_ other: (AttributeValue) -> AttributeValue) -> Condition {
    switch self {
    case .comparison(let left, let comparator, let right):
      let left = left.replacingValues(other)
      return .comparison(left, comparator, right.replacingValues(other))
    case .between(let operand, let lower, let upper):
      let operand = operand.replacingValues(other)
      let lower = lower.replacingValues(other)
      return .between(operand, lower: lower, upper: upper.replacingValues(other))
    case .isIn(let operand, let others):
      let operand = operand.replacingValues(other)
      return .isIn(operand, others.map { $0.replacingValues(other) })
    case .attributeExists, .attributeNotExists: return self
    case .attributeType(let operand, let type):
      return .attributeType(operand.replacingValues(other), type)
    case .beginsWith(let operand, let prefix):
      let operand = operand.replacingValues(other)
      return .beginsWith(operand, prefix: prefix.replacingValues(other))
    case .contains(let operand, let element):
      let operand = operand.replacingValues(other)
      return .contains(operand, element: element.replacingValues(other))
    case .notContains(let operand, let element):
      let operand = operand.replacingValues(other)
      return .notContains(operand, element: element.replacingValues(other))
    case .not(let condition): return .not(condition.replacingValues(other))
    case .all(let conditions): return .all(conditions.map { $0.replacingValues(other) })
    case .any(let conditions): return .any(conditions.map { $0.replacingValues(other) })
    }
  }

  /// The number of values of a condition without parts.
  var valueCount: Int {
    switch self {
    case .comparison(let left, _, let right): left.valueCount + right.valueCount
    case .between(let operand, let lower, let upper):
      operand.valueCount + lower.valueCount + upper.valueCount
    case .isIn(let operand, let others):
      others.reduce(operand.valueCount) { $0 + $1.valueCount }
    case .attributeType(let operand, _): operand.valueCount
    case .beginsWith(let operand, let other), .contains(let operand, let other),
      .notContains(let operand, let other):
      operand.valueCount + other.valueCount
    case .attributeExists, .attributeNotExists, .not, .all, .any: 0
    }
  }
}

extension Condition.Operand {
  fileprivate func replacingValues(_ other: (AttributeValue) -> AttributeValue) -> Self {
    switch self {
    case .path: self
    case .value(let value): .value(other(value))
    case .size(let operand): .size(operand.replacingValues(other))
    }
  }

  fileprivate var valueCount: Int {
    switch self {
    case .path: 0
    case .value: 1
    case .size(let operand): operand.valueCount
    }
  }
}
