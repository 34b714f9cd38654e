import DynamockModel
import SeededRandom
import Testing

@testable import DynamockStorage

@Suite("Row keys")
struct RowKeyTests {
  @Test(
    "the segments of a parallel Scan are disjoint and complete",
    arguments: [1, 2, 3, 4, 5, 7, 10, 64, 1000, 4095, 4096, 4097, 10_000, 1_000_000])
  func segments(total: Int) {
    var random = SeededGenerator(seed: UInt64(total))
    var end: [UInt8]? = []
    for segment in 0..<total {
      let range = RowKey.hashRange(segment: segment, of: total)
      if range == .empty { continue }
      // Each range begins at the end of the previous one; the first and the last have no outer
      // bound.
      guard (range.lower ?? []) == end else {
        Issue.record("segment \(segment) of \(total) begins elsewhere")
        return
      }
      end = range.upper
    }
    #expect(end == nil)
    for _ in 0..<200 {
      let key = RowKey.table(partition: KeySamples.value(ofType: 0, using: &random))
      let bucket = Int(key[0]) << 4 | Int(key[1]) >> 4
      // The inverse of "segment s begins at bucket ceil(4096 s / total)".
      let segment = bucket * total / 4096
      #expect(RowKey.hashRange(segment: segment, of: total).contains(key))
    }
  }

  @Test("invalid segments get the whole table without a crash")
  func wrongSegments() {
    for (segment, total) in [(0, 0), (-1, 5), (5, 5), (0, Int.min), (3, Int.max), (0, -1)] {
      _ = RowKey.hashRange(segment: segment, of: total)
    }
    #expect(RowKey.hashRange(segment: -1, of: 5) == .all)
  }

  @Test("a partition's prefix starts exactly its rows' keys")
  func prefixes() {
    var random = SeededGenerator(seed: 0x9a9e)
    for _ in 0..<5_000 {
      let type = Int.random(in: 0..<3, using: &random)
      let partition = KeySamples.value(ofType: type, using: &random)
      let other = KeySamples.value(ofType: type, using: &random)
      let sort = KeySamples.value(ofType: Int.random(in: 0..<3, using: &random), using: &random)
      let prefix = RowKey.partitionPrefix(partition)
      #expect(RowKey.table(partition: partition, sort: sort).starts(with: prefix))
      #expect(RowKey.table(partition: partition) == prefix)
      let isSame = partition == other
      #expect(RowKey.table(partition: other, sort: sort).starts(with: prefix) == isSame)
      #expect(
        KeyRange(prefix: prefix).contains(RowKey.table(partition: other, sort: sort)) == isSame)
    }
  }

  @Test("an index entry's key is the index's attributes, then the table's")
  func indexKeys() {
    let key = RowKey.index(
      partition: [.string("p"), .number(1)], sort: [.string("s"), .binary([9])],
      tablePartition: .string("t"), tableSort: .number(0))
    let prefix = RowKey.partitionPrefix([.string("p"), .number(1)])
    #expect(key == prefix + [0x73, 0, 9, 0, 0x74, 0, 0x80, 0])
  }

  @Test("a range holds the keys that meet its condition and no others", arguments: 0..<3)
  func conditions(type: Int) {
    var random = SeededGenerator(seed: 0xc0de + UInt64(type))
    let partition = AttributeValue.string("p")
    let prefix = RowKey.partitionPrefix(partition)
    for _ in 0..<4_000 {
      let low = KeySamples.value(ofType: type, using: &random)
      let high = KeySamples.value(ofType: type, using: &random)
      let value = KeySamples.value(ofType: type, using: &random)
      let key = RowKey.index(
        partition: [partition], sort: [value],
        tablePartition: KeySamples.value(ofType: 2, using: &random))
      for (condition, holds) in Self.conditions(low: low, high: high, value: value) {
        #expect(KeyRange(prefix: prefix, condition).contains(key) == holds, "\(condition) \(value)")
      }
    }
  }

  /// Returns every condition, and whether the value meets it according to the order of values.
  private static func conditions(
    low: AttributeValue, high: AttributeValue, value: AttributeValue
  ) -> [(SortKeyCondition, Bool)] {
    let toLow = value.order(to: low)
    return [
      (.equal(low), toLow == .same), (.less(low), toLow == .before),
      (.lessOrEqual(low), toLow != .after), (.greater(low), toLow == .after),
      (.greaterOrEqual(low), toLow != .before),
      (.between(low, high), toLow != .before && value.order(to: high) != .after),
      (.beginsWith(low), begins(value, with: low)),
    ]
  }

  private static func begins(_ value: AttributeValue, with beginning: AttributeValue) -> Bool {
    switch (value, beginning) {
    case (.string(let text), .string(let beginning)): text.utf8.starts(with: beginning.utf8)
    case (.binary(let bytes), .binary(let beginning)): bytes.starts(with: beginning)
    default: false
    }
  }

  @Test("a page resumed after a key continues after it, in both directions")
  func resumption() {
    let range = KeyRange(lower: [2], upper: [8])
    #expect(
      range.resumed(after: [4], .ascending) == KeyRange(lower: [4], excludesLower: true, upper: [8])
    )
    #expect(range.resumed(after: [4], .descending) == KeyRange(lower: [2], upper: [4]))
    #expect(range.resumed(after: [1], .ascending) == range)
    #expect(range.resumed(after: [9], .descending) == range)
    #expect(range.resumed(after: [2], .ascending).contains([2]) == false)
    #expect(KeyRange.all.resumed(after: [5], .descending) == KeyRange(upper: [5]))
  }
}
