import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockStorage

/// How a SELECT is read: by keys where every alternative of its WHERE clause has a partition key,
/// else from end to end.
enum SelectPlan {
  case scan(filter: Condition?)
  case reads([KeyedRead], filter: Condition?)

  /// The most reads that one statement may come apart into (captured in eu-west-2, 2026-09-17).
  static let maximumReads = 50
  /// Beyond this a clause is not taken apart any further.
  fileprivate static let maximumAlternatives = 2_000
}

/// One key range that a statement reads.
struct KeyedRead {
  let partition: AttributeValue
  let range: KeyRange
  /// What its part of the WHERE clause asks besides the key.
  var rest: [Condition]
  /// Whether its only tests of the sort key are negated ones, which AWS leaves out when it looks for
  /// overlaps (Parity Suite `whereOverlap`, 2026-10).
  let isNegated: Bool
}

extension SelectPlan {
  /// Finds out how a source is read for a condition.
  ///
  /// - Throws: key values of other types than the key's, alternatives that overlap, too many reads.
  init(of condition: Condition?, in source: ReadSource) throws(DynamoDBError) {
    guard let condition, let partition = source.key.partition.first else {
      self = .scan(filter: condition)
      return
    }
    var alternatives: [Alternative] = []
    for parts in try condition.alternatives(source.key) {
      guard let alternative = Alternative(parts, partition: partition.name) else {
        self = .scan(filter: condition)
        return
      }
      alternatives.append(alternative)
    }
    var reads: [KeyedRead] = []
    for alternative in alternatives {
      reads.append(try KeyedRead(alternative, partition, source.key.sort.first))
    }
    guard reads.count <= Self.maximumReads else { throw .invalid(Sentence.tooManyReads) }
    try Self.refuseOverlaps(reads)
    if reads.count == 1, let only = reads.first {
      self = .reads(reads, filter: Condition.joining(only.rest))
    } else {
      let isFiltered = reads.contains { !$0.rest.isEmpty }
      self = .reads(Self.merged(reads), filter: isFiltered ? condition : nil)
    }
  }

  /// Refuses a read of one item whose alternatives overlap or are too many.
  static func refuseManyReads(
    of condition: Condition?, in table: Table
  ) throws(DynamoDBError) {
    guard let partition = table.key.partition.first else { return }
    var reads: [KeyedRead] = []
    for parts in try condition?.alternatives(table.key) ?? [] {
      // A key of another type is told in other words where one item is read.
      guard let alternative = Alternative(parts, partition: partition.name),
        let read = try? KeyedRead(alternative, partition, table.key.sort.first)
      else { return }
      reads.append(read)
    }
    guard reads.count <= maximumReads else { throw .invalid(Sentence.tooManyReads) }
    try refuseOverlaps(reads)
  }

  private static func refuseOverlaps(_ reads: [KeyedRead]) throws(DynamoDBError) {
    for (index, read) in reads.enumerated() where !read.isNegated {
      for other in reads[..<index] where !other.isNegated && other.range.overlaps(read.range) {
        throw .invalid(Sentence.overlappingReads)
      }
    }
  }

  /// The reads without those that a read of the whole partition makes needless.
  private static func merged(_ reads: [KeyedRead]) -> [KeyedRead] {
    var whole: [KeyedRead] = []
    for read in reads where read.isNegated {
      if !whole.contains(where: { $0.range == read.range }) { whole.append(read) }
    }
    return whole
      + reads.filter { read in
        !read.isNegated && !whole.contains { $0.range.overlaps(read.range) }
      }
  }
}

extension KeyedRead {
  fileprivate init(
    _ alternative: Alternative, _ partition: KeyAttribute, _ sort: KeyAttribute?
  ) throws(DynamoDBError) {
    guard partition.accepts(alternative.partition) else {
      throw .invalid(Sentence.statementKeyType(partition.name))
    }
    var rest: [Condition] = []
    var test: KeyCondition.KeyTest?
    for part in alternative.rest {
      if test == nil, let sort, let found = part.keyTest(of: sort.name) {
        guard found.values.allSatisfy(sort.accepts) else {
          throw .invalid(Sentence.statementKeyType(sort.name))
        }
        test = found
      } else {
        rest.append(part)
      }
    }
    var plan = KeyCondition.Plan(partition: [alternative.partition], sortPrefix: [], range: nil)
    if let sort, let test {
      if case .equal(let value) = test {
        plan.sortPrefix = [value]
      } else {
        plan.range = .init(attribute: sort.name, test: test)
      }
    }
    self.init(
      partition: alternative.partition, range: KeyRange(plan), rest: rest,
      isNegated: test == nil
        && sort.map { sort in rest.contains { $0.negates(sort.name) } } ?? false)
  }
}

/// One way in which a WHERE clause can hold, with its partition key.
private struct Alternative {
  var partition: AttributeValue
  var rest: [Condition] = []

  /// Finds the partition key; nil where there is none, or where two values are asked for.
  init?(_ parts: [Condition], partition name: String) {
    var found: AttributeValue?
    for part in parts {
      guard let value = part.equality(on: name) else {
        rest.append(part)
        continue
      }
      if let found, !found.isEqualValue(to: value) { return nil }
      found = value
    }
    guard let found else { return nil }
    partition = found
  }
}

extension Condition {
  /// The ways in which the condition can hold, as far as they differ in what they ask of the key.
  fileprivate func alternatives(_ key: KeyShape) throws(DynamoDBError) -> [[Condition]] {
    switch self {
    case .all(let parts):
      var alternatives: [[Condition]] = [[]]
      for part in parts {
        let own = try part.alternatives(key)
        guard alternatives.count * own.count <= SelectPlan.maximumAlternatives else {
          throw .invalid(Sentence.tooManyReads)
        }
        alternatives = alternatives.flatMap { earlier in own.map { earlier + $0 } }
      }
      return alternatives
    case .any(let parts) where testsKey(key):
      var alternatives: [[Condition]] = []
      for part in parts { alternatives += try part.alternatives(key) }
      return alternatives
    case .isIn(let operand, _):
      for attribute in key.attributes {
        if let values = members(of: attribute.name) {
          return values.map { [.comparison(operand, .equal, .value($0))] }
        }
      }
      return [[self]]
    default: return [[self]]
    }
  }
}

extension KeyRange {
  /// Whether a key can be in both ranges.
  fileprivate func overlaps(_ other: KeyRange) -> Bool {
    func begins(_ range: KeyRange, before other: KeyRange) -> Bool {
      guard let lower = range.lower, let upper = other.upper else { return true }
      return lower.byteOrder(to: upper) == .before
    }
    return begins(self, before: other) && begins(other, before: self)
  }
}
