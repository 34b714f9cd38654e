import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockStorage

/// The way a SELECT is read: by keys if every alternative of its WHERE clause has a partition key,
/// otherwise as a scan.
enum SelectPlan {
  case scan(filter: Condition?)
  case reads([KeyedRead], filter: Condition?)

  /// The maximum number of reads of a statement ([dynoxide-captures], eu-west-2, 2026-09-17).
  static let maximumReads = 50
  /// The maximum number of alternatives into which a clause is split.
  static let maximumAlternatives = 2_000
}

extension SelectPlan {
  /// Creates the plan for reading a source by a condition.
  ///
  /// - Throws: an error for key values of other types than the key's, too many reads, or
  ///   overlapping alternatives.
  init(of condition: Condition?, in source: ReadSource) throws(EngineFault) {
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

  /// Rejects the read of a single item if its alternatives overlap or are too many.
  ///
  /// - Parameter checksTypes: whether key values of other types than the key's are rejected here.
  static func refuseManyReads(
    of condition: Condition?, in table: Table, checksTypes: Bool
  ) throws(EngineFault) {
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

  private static func refuseManyReads(_ reads: [KeyedRead]) throws(EngineFault) {
    guard reads.count <= maximumReads else { throw .statement(.tooManyReads) }
    for (index, read) in reads.enumerated() where !read.isNegated {
      // Later alternatives are not compared ([dynoxide-captures] `partiql-order-by`, us-east-1,
      // 2026-10).
      if read.endsCheck { return }
      for other in reads[..<index] where !other.isNegated && other.range.overlaps(read.range) {
        throw .statement(.overlappingReads)
      }
    }
  }

  /// Returns the reads except those that a read of their whole partition includes.
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

  /// Returns one read per partition.
  ///
  /// If several alternatives have the same partition key, all of it is read: they may overlap, and
  /// no item may be returned twice.
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
  /// Returns the condition's alternatives, as far as they differ in their tests of the key.
  func alternatives(_ key: KeyShape) throws(EngineFault) -> [[Condition]] {
    switch self {
    case .all(let parts):
      var alternatives: [[Condition]] = [[]]
      for part in parts {
        let own = try part.alternatives(key)
        guard alternatives.count * own.count <= SelectPlan.maximumAlternatives else {
          throw .statement(.tooManyReads)
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
