@testable import DynamockMemoryStorage

/// A violation of a tree's invariants.
struct TreeFlaw: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Counts from a walk through a tree.
struct TreeShape: Equatable {
  var entries = 0
  var leaves = 0
  var branches = 0
  /// The number of entries that the leaves have space for.
  var slots = 0
  /// The bytes of keys in the leaves, and their capacity.
  var bytes = 0
  var byteSlots = 0
}

extension Tree {
  /// Walks through the tree, and throws at the first invalid node.
  func checkedShape() throws -> TreeShape {
    var shape = TreeShape()
    try check(root, isRoot: true, from: nil, to: nil, &shape)
    return shape
  }

  private func check(
    _ node: Node, isRoot: Bool, from lower: [UInt8]?, to upper: [UInt8]?, _ shape: inout TreeShape
  ) throws {
    let name = "the node of level \(node.level) with \(node.count) entries"
    func demand(_ condition: Bool, _ flaw: String) throws {
      if !condition { throw TreeFlaw("\(name) \(flaw)") }
    }
    try demand(node.count < node.full, "is full")
    try demand(isRoot || node.count >= node.fewest, "has too few entries")
    try demand(!isRoot || node.level == 0 || node.count >= 2, "is a root above one child")
    try demand(node.count <= node.slots && node.byteCount <= node.byteSlots, "has too little room")
    let keys = (0..<node.count).map { Array(node.key(at: $0)) }
    for (position, key) in keys.enumerated() {
      try demand(
        node.heads[position] == key.asSearchKey { $0.head }, "has a wrong head at \(position)")
      if position > 0 {
        try demand(keys[position - 1].lexicographicallyPrecedes(key), "is out of order")
      }
    }
    if let lower, let first = keys.first {
      try demand(!first.lexicographicallyPrecedes(lower), "begins before its separator")
      try demand(node.level == 0 || first == lower, "begins with another key than its separator")
    }
    if let upper, let last = keys.last {
      try demand(last.lexicographicallyPrecedes(upper), "ends beyond the next separator")
    }
    guard node.level > 0 else {
      try demand(node.slots <= max(2 * node.count, 2), "has room for more than twice its entries")
      shape.entries += node.count
      shape.leaves += 1
      shape.slots += node.slots
      shape.bytes += node.byteCount
      shape.byteSlots += node.byteSlots
      return
    }
    shape.branches += 1
    for position in 0..<node.count {
      let child = node.children[position]
      try demand(child.level == node.level - 1, "has a child of level \(child.level)")
      try check(
        child, isRoot: false, from: keys[position],
        to: position + 1 < node.count ? keys[position + 1] : upper, &shape)
    }
  }
}
