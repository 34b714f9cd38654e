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
    case .equal(let value): key.isEqualValue(to: value)
    case .less(let value): key.order(to: value) == .before
    case .lessOrEqual(let value): [.before, .same].contains(key.order(to: value))
    case .greater(let value): key.order(to: value) == .after
    case .greaterOrEqual(let value): [.after, .same].contains(key.order(to: value))
    case .between(let lower, let upper):
      [.after, .same].contains(key.order(to: lower))
        && [.before, .same].contains(key.order(to: upper))
    case .beginsWith(let prefix):
      switch (key, prefix) {
      case (.string(let text), .string(let prefix)): text.utf8.starts(with: prefix.utf8)
      case (.binary(let bytes), .binary(let prefix)): bytes.starts(with: prefix)
      default: false
      }
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
