import DynamockExpressions
import DynamockModel
import DynamockPartiQL

/// The attributes of a key that a WHERE clause can be read by.
struct StatementKeyAttributes {
  let partition: KeyAttribute
  let sort: KeyAttribute?

  /// The attributes of a key; nil for one without a partition key.
  init?(of shape: KeyShape) {
    guard let partition = shape.partition.first else { return nil }
    self.partition = partition
    sort = shape.sort.first
  }

  /// Refuses key values of other types than the key's, alternative by alternative in the order written.
  ///
  /// An alternative without a partition key, or with two conditions on one attribute of the key, ends
  /// the check (captures `partiql-keys`, us-east-1, 2026-10).
  func checkTypes(of alternatives: [KeyAlternative]) throws(DynamoDBError) {
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
  /// Refuses a value that is not of the key's type.
  func checkType(of value: AttributeValue) throws(DynamoDBError) {
    guard value.canBeKey else {
      throw .invalid(Sentence.statementKeyValueType(name, value.typeName))
    }
    guard accepts(value) else { throw .invalid(Sentence.statementKeyType(name)) }
  }
}

extension AttributeValue {
  /// Whether its type is one that a key can have.
  var canBeKey: Bool {
    switch self {
    case .string, .number, .binary: true
    default: false
    }
  }
}

/// One way in which a WHERE clause can hold, and its conditions on the key.
struct KeyAlternative {
  /// The value that the partition key has to have; nil where there is none, or where there are two.
  private(set) var partition: AttributeValue?
  /// The different conditions on the sort key that a key range can hold.
  private(set) var sortTests: [KeyCondition.KeyTest] = []
  /// What is asked besides the first condition on each attribute of the key.
  private(set) var rest: [Condition] = []
  private var hasTwoPartitions = false

  /// Whether one attribute of the key has two different conditions.
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
  /// Whether two tests are equal.
  fileprivate func isSame(as other: KeyCondition.KeyTest) -> Bool {
    switch (self, other) {
    case (.equal, .equal), (.less, .less), (.lessOrEqual, .lessOrEqual), (.greater, .greater),
      (.greaterOrEqual, .greaterOrEqual), (.between, .between), (.beginsWith, .beginsWith):
      zip(values, other.values).allSatisfy { $0.isEqualValue(to: $1) }
    default: false
    }
  }
}
