import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockStorage

/// One key range that a statement reads.
struct KeyedRead {
  let partition: AttributeValue
  private(set) var range: KeyRange
  /// The conditions of its part of the WHERE clause besides those on the key.
  let rest: [Condition]
  /// Whether its only tests of the sort key are negated ones, which AWS leaves out when it looks for
  /// overlaps (Parity Suite `whereOverlap`, 2026-10).
  let isNegated: Bool
  /// Whether AWS looks for no overlaps from here on: two conditions on the sort key, or `NOT BETWEEN`
  /// (captures `partiql-order-by`, us-east-1, 2026-10).
  let endsCheck: Bool
  private let sortTests: [KeyCondition.KeyTest]

  /// The read of one alternative; nil where no key range holds it.
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

  /// Reads all of the partition from now on.
  mutating func readWholePartition() {
    range = KeyRange(KeyCondition.Plan(partition: [partition], sortPrefix: [], range: nil))
  }

  /// Refuses key values that are longer than keys can be.
  func checkSizes() throws(DynamoDBError) {
    guard StatementDialect.checksKeySizes else { return }
    if partition.keyLength > Limits.partitionKeyLength {
      throw .invalid(Sentence.partitionKeyTooLong)
    }
    for value in sortTests.flatMap(\.values) where value.keyLength > Limits.sortKeyLength {
      throw .invalid(Sentence.sortKeyTooLong)
    }
  }
}

extension KeyAlternative {
  /// The negated tests of the sort key.
  fileprivate func negations(of sort: KeyAttribute?) -> [Condition] {
    guard let sort else { return [] }
    return rest.filter { $0.negates(sort.name) }
  }
}

extension Condition {
  /// Whether it is `NOT … BETWEEN`.
  fileprivate var isNegatedRange: Bool {
    if case .not(.between) = self { true } else { false }
  }
}

extension SelectPlan {
  /// Refuses a read of one partition with key values that are longer than keys can be; several are a
  /// scan to AWS, which looks at no sizes (captures `partiql-key-sizes`, us-east-1, 2026-10).
  func checkKeySizes() throws(DynamoDBError) {
    if case .reads(let reads, _) = self, reads.count == 1, let only = reads.first {
      try only.checkSizes()
    }
  }
}

extension KeyRange {
  /// Whether a key can be in both ranges.
  func overlaps(_ other: KeyRange) -> Bool {
    func begins(_ range: KeyRange, before other: KeyRange) -> Bool {
      guard let lower = range.lower, let upper = other.upper else { return true }
      return lower.byteOrder(to: upper) == .before
    }
    return begins(self, before: other) && begins(other, before: self)
  }
}
