import DynamockStorage
import DynamockTesting
import SeededRandom
import Testing

@testable import DynamockMemoryStorage

/// The order in which the keys of a workload arrive.
enum Arrival: String, CaseIterable, Sendable {
  case random, ascending, descending, oneBeginning, fewWithLongKeys, shortWithZeros

  func key(_ number: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    let counted = [UInt8(number >> 16 & 255), UInt8(number >> 8 & 255), UInt8(number & 255)]
    let random = withUnsafeBytes(of: generator.next().bigEndian) { Array($0) }
    switch self {
    case .random: return random + counted
    case .ascending: return [9, 9] + counted
    case .descending: return counted.map { 255 - $0 }
    case .oneBeginning:
      return [UInt8](repeating: 7, count: 20) + random.prefix(Int(random[7] % 4))
    case .fewWithLongKeys:
      return [UInt8](repeating: 7, count: Int(random[0]) * 12) + random.prefix(1)
    case .shortWithZeros:
      return (random + counted).prefix(Int(random[0] % 12)).map { $0 & 1 }
    }
  }
}

@Suite("The tree")
struct TreeTests {
  @Test(
    "a random workload leaves the contents of a dictionary in a valid tree",
    arguments: Arrival.allCases)
  func randomWorkload(arrival: Arrival) throws {
    var generator = SeededGenerator(seed: 17)
    var tree = Tree()
    var model: [[UInt8]: [UInt8]] = [:]
    var held: [(Tree, [[UInt8]: [UInt8]])] = []
    for number in 0..<4_000 {
      // The tree grows, stays equal and shrinks in turn, so that nodes are both split and joined.
      let growth = [8, 5, 2][number / 500 % 3]
      if Int.random(in: 0..<10, using: &generator) < growth {
        let key = arrival.key(number, &generator)
        let value = [UInt8](repeating: UInt8(number & 255), count: number % 40)
        if tree.put(value, for: key) != model.updateValue(value, forKey: key) {
          Issue.record("step \(number): a put gave back another value than the one it replaced")
        }
      } else if let key = model.randomElement(using: &generator)?.key {
        if tree.remove(key) != model.removeValue(forKey: key) || tree.remove(key) != nil {
          Issue.record("step \(number): a removal gave back another value than the one removed")
        }
      }
      if number % 250 == 0 {
        #expect(try tree.checkedShape().entries == model.count)
        held.append((tree, model))
      }
    }
    for (tree, model) in held + [(tree, model)] {
      try expect(tree, holds: model)
      #expect(try tree.checkedShape().entries == model.count)
    }
  }

  @Test("a tree from which everything is removed is one empty leaf", arguments: Arrival.allCases)
  func removeAll(arrival: Arrival) throws {
    var generator = SeededGenerator(seed: 23)
    let keys = Set((0..<3_000).map { arrival.key($0, &generator) })
    var tree = Tree()
    for key in keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) { tree.put([1], for: key) }
    let whole = tree
    for key in keys.shuffled(using: &generator) { tree.remove(key) }
    #expect(
      try tree.checkedShape()
        == TreeShape(entries: 0, leaves: 1, branches: 0, slots: 2, bytes: 0, byteSlots: 0))
    #expect(try whole.checkedShape().entries == keys.count)
  }

  @Test(
    "entries that arrive in order fill their leaves", arguments: [Arrival.ascending, .descending])
  func inOrder(arrival: Arrival) throws {
    var generator = SeededGenerator(seed: 29)
    var tree = Tree()
    for number in 0..<8_000 { tree.put([1], for: arrival.key(number, &generator)) }
    let shape = try tree.checkedShape()
    #expect(shape.entries == 8_000)
    #expect(Double(shape.entries) / Double(shape.leaves * (Node.fullLeaf - 1)) > 0.85)
  }

  @Test("leaves have little more capacity than their entries need", arguments: Arrival.allCases)
  func room(arrival: Arrival) throws {
    var generator = SeededGenerator(seed: 31)
    var tree = Tree()
    for number in 0..<8_000 { tree.put([1], for: arrival.key(number, &generator)) }
    let shape = try tree.checkedShape()
    #expect(shape.slots <= shape.entries + shape.leaves)
    #expect(Double(shape.byteSlots) < 1.35 * Double(shape.bytes) + 8 * Double(shape.leaves))
  }

  @Test("a copy shares all nodes that neither side has changed since")
  func sharing() throws {
    var generator = SeededGenerator(seed: 37)
    var tree = Tree()
    for number in 0..<5_000 { tree.put([1], for: Arrival.random.key(number, &generator)) }
    let copy = tree
    #expect(copy.root === tree.root)
    tree.put([2], for: [1, 2, 3])
    let before = copy.nodes()
    let after = tree.nodes()
    #expect(after.subtracting(before).count == tree.root.level + 1)
    tree.remove([99])
    #expect(tree.nodes() == after, "a missing key caused a copy")
  }

  private func expect(_ tree: Tree, holds model: [[UInt8]: [UInt8]]) throws {
    let sorted = model.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for direction in [ScanDirection.ascending, .descending] {
      var found: [[UInt8]] = []
      try tree.scan(.all, direction) { key, value throws(StorageError) in
        found += [key, value]
        return .next
      }
      let ordered = direction == .ascending ? sorted : sorted.reversed()
      #expect(found == ordered.flatMap { [$0.key, $0.value] })
    }
    #expect(model.allSatisfy { tree.value(for: $0.key) == $0.value })
  }
}

extension Tree {
  /// Returns the nodes of the tree.
  fileprivate func nodes() -> Set<ObjectIdentifier> {
    func walk(_ node: Node) -> [ObjectIdentifier] {
      let below = node.level == 0 ? [] : (0..<node.count).flatMap { walk(node.children[$0]) }
      return [ObjectIdentifier(node)] + below
    }
    return Set(walk(root))
  }
}
