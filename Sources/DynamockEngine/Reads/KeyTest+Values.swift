import DynamockExpressions
import DynamockModel

extension KeyCondition.KeyTest {
  /// The values that a test compares with.
  var values: [AttributeValue] {
    switch self {
    case .equal(let value), .less(let value), .lessOrEqual(let value), .greater(let value),
      .greaterOrEqual(let value), .beginsWith(let value):
      [value]
    case .between(let lower, let upper): [lower, upper]
    }
  }

  /// Rejects values that cannot be compared with a key attribute.
  ///
  /// Without an array of the values, since each Query needs it.
  func checkValues(for attribute: KeyAttribute) throws(EngineFault) {
    switch self {
    case .equal(let value), .less(let value), .lessOrEqual(let value), .greater(let value),
      .greaterOrEqual(let value), .beginsWith(let value):
      try attribute.checkCondition(value)
    case .between(let lower, let upper):
      try attribute.checkCondition(lower)
      try attribute.checkCondition(upper)
    }
  }

  /// The length of the longest value that a test compares with, in bytes.
  ///
  /// Computed without an array of the values, since each Query needs it.
  var longestValue: Int {
    switch self {
    case .equal(let value), .less(let value), .lessOrEqual(let value), .greater(let value),
      .greaterOrEqual(let value), .beginsWith(let value):
      value.keyLength
    case .between(let lower, let upper): max(lower.keyLength, upper.keyLength)
    }
  }

  /// Returns whether a key's value satisfies the test.
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

extension KeyShape {
  /// Rejects values of a key condition that are longer than keys can be.
  ///
  /// AWS rejected such a partition key in a Query (facebook/ThreatExchange, issue 1324, 2023); the
  /// rule for sort keys is that of a SELECT, which AWS executes as a Query ([dynoxide-captures]
  /// `partiql-key-sizes`, us-east-1, 2026-10).
  func checkSizes(of condition: KeyCondition) throws(EngineFault) {
    func isTooLong(_ attributes: [KeyAttribute], _ limit: Int) -> Bool {
      condition.tests.contains { test in
        test.test.longestValue > limit && attributes.contains { $0.name == test.attribute }
      }
    }
    if isTooLong(partition, Limits.partitionKeyLength) { throw .key(.partitionTooLong) }
    if isTooLong(sort, Limits.sortKeyLength) { throw .key(.sortTooLong) }
  }
}

extension KeyAttribute {
  /// Rejects a value that cannot be compared with this key attribute.
  func checkCondition(_ value: AttributeValue) throws(EngineFault) {
    guard accepts(value) else { throw .read(.keyConditionType) }
    guard !value.isEmptyKey else {
      throw .key(.empty(self))
    }
  }
}
