import DynamockExpressions
import DynamockModel
import DynamockPartiQL

/// The attributes of a key that a WHERE clause may use for reading.
struct StatementKeyAttributes {
  let partition: KeyAttribute
  let sort: KeyAttribute?

  /// Creates the attributes of a key, or `nil` if it has no partition key.
  init?(of shape: KeyShape) {
    guard let partition = shape.partition.first else { return nil }
    self.partition = partition
    sort = shape.sort.first
  }

  /// Rejects key values of other types than the key's, in the order of the alternatives.
  ///
  /// The check ends at an alternative without a partition key, or with two conditions on one key
  /// attribute ([dynoxide-captures] `partiql-keys`, us-east-1, 2026-10).
  func checkTypes(of alternatives: [KeyAlternative]) throws(EngineFault) {
    for alternative in alternatives {
      guard let value = alternative.partition else { return }
      if alternative.hasSeveralConditions {
        guard !StatementDialect.checksKeyTypesByBranch else { return }
      }
      try partition.checkType(of: value)
      guard let sort else { continue }
      for test in alternative.sortTests {
        for value in test.values { try sort.checkType(of: value) }
      }
    }
  }
}

extension KeyAttribute {
  /// Rejects a value whose type is not the key's.
  func checkType(of value: AttributeValue) throws(EngineFault) {
    guard value.canBeKey else {
      throw .statement(.keyValueType(name, value.typeName))
    }
    guard accepts(value) else { throw .statement(.keyType(name)) }
  }
}

extension AttributeValue {
  /// Whether the value's type is allowed in keys.
  var canBeKey: Bool {
    switch self {
    case .string, .number, .binary: true
    default: false
    }
  }
}

/// An alternative of a WHERE clause and its conditions on the key.
struct KeyAlternative {
  /// The required value of the partition key, or `nil` if there is none or more than one.
  private(set) var partition: AttributeValue?
  /// The distinct conditions on the sort key that a key range can express.
  private(set) var sortTests: [KeyCondition.KeyTest] = []
  /// All conditions except the first one on each key attribute.
  private(set) var rest: [Condition] = []
  private var hasTwoPartitions = false

  /// Whether a key attribute has two different conditions.
  var hasSeveralConditions: Bool { hasTwoPartitions || sortTests.count > 1 }

  init(_ parts: [Condition], _ key: StatementKeyAttributes) {
    for part in parts {
      if let value = part.equality(on: key.partition.name) {
        if let partition, !partition.isEqualValue(to: value) { hasTwoPartitions = true }
        partition = partition ?? value
      } else if let sort = key.sort, let test = part.keyTest(of: sort.name) {
        if sortTests.isEmpty {
          sortTests.append(test)
          continue
        }
        if !sortTests.contains(where: { $0.isSame(as: test) }) { sortTests.append(test) }
        rest.append(part)
      } else {
        rest.append(part)
      }
    }
    if hasTwoPartitions { partition = nil }
  }
}

extension KeyCondition.KeyTest {
  /// Returns whether two tests are equal.
  fileprivate func isSame(as other: KeyCondition.KeyTest) -> Bool {
    switch (self, other) {
    case (.equal, .equal), (.less, .less), (.lessOrEqual, .lessOrEqual), (.greater, .greater),
      (.greaterOrEqual, .greaterOrEqual), (.between, .between), (.beginsWith, .beginsWith):
      zip(values, other.values).allSatisfy { $0.isEqualValue(to: $1) }
    default: false
    }
  }
}
