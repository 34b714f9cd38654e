import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockStorage

/// A key range read by a statement.
struct KeyedRead {
  let partition: AttributeValue
  private(set) var range: KeyRange
  /// The conditions of its alternative that are not on the key.
  let rest: [Condition]
  /// Whether the sort key has only negated tests, which AWS ignores when it searches for overlaps
  /// ([parity-suite] `whereOverlap`, 2026-10).
  let isNegated: Bool
  /// Whether AWS stops searching for overlaps here: two conditions on the sort key, or `NOT
  /// BETWEEN` ([dynoxide-captures] `partiql-order-by`, us-east-1, 2026-10).
  let endsCheck: Bool
  private let sortTests: [KeyCondition.KeyTest]

  /// Creates the read of an alternative, or `nil` if no key range contains it.
  init?(_ alternative: KeyAlternative, _ key: StatementKeyAttributes) {
    guard let partition = alternative.partition, key.partition.accepts(partition) else {
      return nil
    }
    self.partition = partition
    sortTests = alternative.sortTests
    rest = alternative.rest
    var plan = KeyCondition.Plan(partition: [partition], sortPrefix: [], range: nil)
    if let sort = key.sort {
      guard sortTests.allSatisfy({ $0.values.allSatisfy(sort.accepts) }) else { return nil }
      switch sortTests.first {
      case .equal(let value): plan.sortPrefix = [value]
      case let test?: plan.range = .init(attribute: sort.name, test: test)
      case nil: break
      }
    }
    range = KeyRange(plan)
    let negations = alternative.negations(of: key.sort)
    let testCount = alternative.sortTests.count
    isNegated = testCount == 0 && !negations.isEmpty
    endsCheck = testCount > 1 || testCount == 0 && negations.contains(where: \.isNegatedRange)
  }

  /// Extends the read to the whole partition.
  mutating func readWholePartition() {
    range = KeyRange(KeyCondition.Plan(partition: [partition], sortPrefix: [], range: nil))
  }

  /// Rejects key values that exceed the limits of keys.
  func checkSizes() throws(EngineFault) {
    guard StatementDialect.checksKeySizes else { return }
    if partition.keyLength > Limits.partitionKeyLength {
      throw .key(.partitionTooLong)
    }
    for value in sortTests.flatMap(\.values) where value.keyLength > Limits.sortKeyLength {
      throw .key(.sortTooLong)
    }
  }
}

extension KeyAlternative {
  /// Returns the negated tests of the sort key.
  fileprivate func negations(of sort: KeyAttribute?) -> [Condition] {
    guard let sort else { return [] }
    return rest.filter { $0.negates(sort.name) }
  }
}

extension Condition {
  /// Whether the condition is `NOT … BETWEEN`.
  fileprivate var isNegatedRange: Bool {
    if case .not(.between) = self { true } else { false }
  }
}

extension SelectPlan {
  /// Rejects a read of a single partition whose key values are too long; AWS treats several
  /// partitions as a scan, which does not check sizes ([dynoxide-captures] `partiql-key-sizes`,
  /// us-east-1, 2026-10).
  func checkKeySizes() throws(EngineFault) {
    if case .reads(let reads, _) = self, reads.count == 1, let only = reads.first {
      try only.checkSizes()
    }
  }
}

extension KeyRange {
  /// Returns whether the ranges have a key in common.
  func overlaps(_ other: KeyRange) -> Bool {
    func begins(_ range: KeyRange, before other: KeyRange) -> Bool {
      guard let lower = range.lower, let upper = other.upper else { return true }
      return lower.byteOrder(to: upper) == .before
    }
    return begins(self, before: other) && begins(other, before: self)
  }
}
