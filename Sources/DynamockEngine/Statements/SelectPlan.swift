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
  static let maximumAlternatives = 2_000
}

extension SelectPlan {
  /// Finds out how a source is read for a condition.
  ///
  /// - Throws: key values of other types than the key's, too many reads, alternatives that overlap.
  init(of condition: Condition?, in source: ReadSource) throws(DynamoDBError) {
    let key = StatementKeyAttributes(of: source.key)
    guard let condition, let key else {
      self = .scan(filter: condition)
      return
    }
    let alternatives = try condition.alternatives(source.key).map { KeyAlternative($0, key) }
    try key.checkTypes(of: alternatives)
    var reads: [KeyedRead] = []
    for alternative in alternatives {
      guard let read = KeyedRead(alternative, key) else {
        self = .scan(filter: condition)
        return
      }
      reads.append(read)
    }
    try Self.refuseManyReads(reads)
    if reads.count == 1, let only = reads.first {
      self = .reads(reads, filter: Condition.joining(only.rest))
    } else if reads.contains(where: \.endsCheck) {
      self = .reads(Self.joined(reads), filter: condition)
    } else {
      let isFiltered = reads.contains { !$0.rest.isEmpty }
      self = .reads(Self.merged(reads), filter: isFiltered ? condition : nil)
    }
  }

  /// Refuses a read of one item whose alternatives overlap or are too many.
  ///
  /// - Parameter checksTypes: whether key values of other types than the key's are refused here.
  static func refuseManyReads(
    of condition: Condition?, in table: Table, checksTypes: Bool
  ) throws(DynamoDBError) {
    guard let key = StatementKeyAttributes(of: table.key) else { return }
    let alternatives = try (condition?.alternatives(table.key) ?? []).map {
      KeyAlternative($0, key)
    }
    if checksTypes { try key.checkTypes(of: alternatives) }
    var reads: [KeyedRead] = []
    for alternative in alternatives {
      guard let read = KeyedRead(alternative, key) else { return }
      reads.append(read)
    }
    try refuseManyReads(reads)
  }

  private static func refuseManyReads(_ reads: [KeyedRead]) throws(DynamoDBError) {
    guard reads.count <= maximumReads else { throw .invalid(Sentence.tooManyReads) }
    for (index, read) in reads.enumerated() where !read.isNegated {
      // What comes behind such an alternative is not compared (captures `partiql-order-by`,
      // us-east-1, 2026-10).
      if read.endsCheck { return }
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

  /// One read for each partition: of all of it where several alternatives name it, since they may
  /// overlap and no item comes twice.
  private static func joined(_ reads: [KeyedRead]) -> [KeyedRead] {
    var joined: [KeyedRead] = []
    for read in reads {
      let known = joined.firstIndex { $0.partition.isEqualValue(to: read.partition) }
      if let known { joined[known].readWholePartition() } else { joined.append(read) }
    }
    return joined
  }
}

extension Condition {
  /// The ways in which the condition can hold, as far as they differ in what they ask of the key.
  func alternatives(_ key: KeyShape) throws(DynamoDBError) -> [[Condition]] {
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
