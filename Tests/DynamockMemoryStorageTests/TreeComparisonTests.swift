import DynamockStorage
import DynamockTesting
import SeededRandom
import Testing

@testable import DynamockMemoryStorage

@Suite("Comparing trees takes time in proportion to their differences")
struct TreeComparisonTests {
  @Test("a copy is compared with its original without reading any node")
  func copies() throws {
    let tree = Self.tree(of: 100_000)
    var comparison = TreeComparison(tree, tree)
    #expect(try comparison.run { _ in .stop } == .next)
    #expect(comparison.openedNodes == 0)
  }

  @Test(
    "the cost of scattered changes is that of their paths from the root on both sides",
    arguments: [1, 10, 100])
  func fewChanges(count: Int) throws {
    let tree = Self.tree(of: 100_000)
    var changed = tree
    for number in 0..<count { changed.put([9, 9], for: Self.key(number * 997)) }
    var comparison = TreeComparison(tree, changed)
    var found: [[UInt8]] = []
    _ = try comparison.run { difference in
      found.append(difference.key)
      return .next
    }
    #expect(found == (0..<count).map { Self.key($0 * 997) })
    // A path has one node per level: 100,000 entries with 8 to 16 per leaf and 16 to 32 per branch
    // make 5 levels.
    #expect(comparison.openedNodes <= 2 * count * (Int(tree.root.level) + 1))
  }

  @Test("around many inserted entries, shared nodes are skipped")
  func insertedRun() throws {
    let tree = Self.tree(of: 100_000)
    var changed = tree
    // 500 entries after one key split its leaf into many, and its branch into several.
    for number in 0..<500 {
      changed.put([9], for: Self.key(50_000) + [UInt8(number >> 8), UInt8(number & 255)])
    }
    var comparison = TreeComparison(tree, changed)
    var count = 0
    _ = try comparison.run { difference in
      count += difference.before == nil ? 1 : 0
      return .next
    }
    #expect(count == 500)
    // The new leaves, and at most the leaves of their branches, are less than a hundredth of
    // 10,000.
    #expect(comparison.openedNodes < 250)
  }

  @Test("around a removed run, shared nodes are skipped")
  func removedRun() throws {
    let tree = Self.tree(of: 100_000)
    var changed = tree
    for number in 40_000..<40_500 { changed.remove(Self.key(number)) }
    var comparison = TreeComparison(tree, changed)
    var count = 0
    _ = try comparison.run { difference in
      count += difference.after == nil ? 1 : 0
      return .next
    }
    #expect(count == 500)
    #expect(comparison.openedNodes < 250)
  }

  @Test("comparing two trees with a common origin agrees with comparing maps", arguments: 1...40)
  func randomTrees(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var tree = Tree()
    let keys = Int.random(in: 1...3_000, using: &generator)
    for _ in 0..<Int.random(in: 0...4_000, using: &generator) {
      tree.put([.random(in: 0...3, using: &generator)], for: Self.randomKey(keys, &generator))
    }
    var (left, right) = (tree, tree)
    for _ in 0..<3 {
      Self.change(&left, keys, &generator)
      Self.change(&right, keys, &generator)
    }
    let (before, after) = (Self.map(left), Self.map(right))
    let expected = Set(before.keys).union(after.keys)
      .filter { before[$0] != after[$0] }
      .sorted { $0.lexicographicallyPrecedes($1) }
      .map { StorageDifference(key: $0, before: before[$0], after: after[$0]) }
    var comparison = TreeComparison(left, right)
    var found: [StorageDifference] = []
    #expect(
      try comparison.run { difference in
        found.append(difference)
        return .next
      } == .next)
    #expect(found == expected)
    // After a visitor has returned false, it is not called again.
    comparison = TreeComparison(left, right)
    var visits = 0
    let end = try comparison.run { _ in
      visits += 1
      return visits == 3 ? .stop : .next
    }
    #expect(visits == min(3, expected.count))
    #expect(end == (expected.count < 3 ? .next : .stop))
  }

  /// Changes single entries, or all entries of a range.
  private static func change(_ tree: inout Tree, _ keys: Int, _ generator: inout SeededGenerator) {
    let isRun = Bool.random(using: &generator)
    let start = Int.random(in: 0..<keys, using: &generator)
    let removes = Int.random(in: 0...4, using: &generator)
    for step in 0..<Int.random(in: 0...600, using: &generator) {
      let key = isRun ? key((start + step) % keys) : randomKey(keys, &generator)
      if Int.random(in: 0..<4, using: &generator) < removes {
        tree.remove(key)
      } else {
        tree.put([.random(in: 0...3, using: &generator)], for: key)
      }
    }
  }

  private static func map(_ tree: Tree) -> [[UInt8]: [UInt8]] {
    var map: [[UInt8]: [UInt8]] = [:]
    try? tree.scan(.all, .ascending) { key, value in
      map[key] = value
      return .next
    }
    return map
  }

  private static func tree(of count: Int) -> Tree {
    var tree = Tree()
    for number in 0..<count { tree.put([UInt8(number & 255)], for: key(number)) }
    return tree
  }

  /// Returns a key that sorts like its number, and is longer than the eight bytes that are compared
  /// first.
  private static func key(_ number: Int) -> [UInt8] {
    [0, 0, 0, 0, 0, 0] + [24, 16, 8, 0].map { UInt8(number >> $0 & 255) }
  }

  private static func randomKey(_ keys: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    key(Int.random(in: 0..<keys, using: &generator))
  }
}
