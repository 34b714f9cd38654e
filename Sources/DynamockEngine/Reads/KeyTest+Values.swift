import DynamockExpressions
import DynamockModel

extension KeyCondition.KeyTest {
  /// The values a test compares with.
  var values: [AttributeValue] {
    switch self {
    case .equal(let value), .less(let value), .lessOrEqual(let value), .greater(let value),
      .greaterOrEqual(let value), .beginsWith(let value):
      [value]
    case .between(let lower, let upper): [lower, upper]
    }
  }

  /// Whether a key value passes the test.
  func holds(for key: AttributeValue) -> Bool {
    switch self {
    case .equal(let value): key == value
    case .less(let value): key.isOrderedBefore(value)
    case .lessOrEqual(let value): !value.isOrderedBefore(key)
    case .greater(let value): value.isOrderedBefore(key)
    case .greaterOrEqual(let value): !key.isOrderedBefore(value)
    case .between(let lower, let upper):
      !key.isOrderedBefore(lower) && !upper.isOrderedBefore(key)
    case .beginsWith(let prefix): key.hasPrefix(prefix)
    }
  }
}

extension KeyAttribute {
  /// Refuses a value that a key condition cannot compare this attribute with.
  func checkCondition(_ value: AttributeValue) throws(DynamoDBError) {
    guard accepts(value) else { throw .invalid(Sentence.keyConditionType) }
    guard !value.isEmptyKey else {
      throw .invalid(Sentence.emptyKey(name, isBinary: type == .b))
    }
  }
}
