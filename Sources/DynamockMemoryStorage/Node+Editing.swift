// Every function here changes the node that is passed in; other holders of it see no change.

extension Node {
  /// Sets the value of a key in a node's subtree, and returns the previous value.
  ///
  /// The node may be full afterwards; the caller then splits it.
  static func put(_ value: consuming [UInt8], for key: SearchKey, in node: inout Node) -> [UInt8]? {
    if node.level > 0 {
      makeRoom(in: &node)
      let position = node.childPosition(of: key)
      let previous = put(value, for: key, in: &node.children[position])
      if node.children[position].isFull { split(childAt: position, of: &node) }
      return previous
    }
    let position = node.position(of: key)
    if node.holds(key, at: position) {
      makeRoom(in: &node)
      swap(&node.values[position], &value)
      return value
    }
    makeRoom(in: &node, entries: 1, bytes: key.rest.count)
    node.openEntry(key, at: position)
    (node.values + position).initialize(to: value)
    return nil
  }

  /// Removes a key from a node's subtree, and returns its value.
  ///
  /// The node may be sparse afterwards; the caller then joins it with a neighbor.
  static func remove(_ key: SearchKey, from node: inout Node) -> [UInt8]? {
    makeRoom(in: &node)
    if node.level > 0 {
      let position = node.childPosition(of: key)
      let previous = remove(key, from: &node.children[position])
      if node.children[position].isSparse { mend(childAt: position, of: &node) }
      return previous
    }
    let position = node.position(of: key)
    guard node.holds(key, at: position) else { return nil }
    let previous = (node.values + position).move()
    node.closeEntry(at: position)
    if node.count * 2 < node.slots { trim(&node) }
    return previous
  }

  /// Splits a full child of a branch; the branch may be full afterwards.
  static func split(childAt position: Int, of node: inout Node) {
    let child = node.children + position
    let right: Node
    do {
      let (count, latest) = (child.pointee.count, Int(child.pointee.shape.pointee.latest))
      // Ascending insertions continue after the latest entry. The other side receives no more
      // entries, and is left nearly full.
      let fewest = child.pointee.fewest
      let middle = latest == count - 1 ? count - fewest : latest == 0 ? fewest : count / 2
      let bytes = child.pointee.byteCount - child.pointee.start(of: middle)
      right = make(level: child.pointee.level, entries: count - middle, bytes: bytes)
      right.take(middle..<count, of: child.pointee, at: 0)
      right.shape.pointee.latest = UInt16(truncatingIfNeeded: right.count - 1)
      trim(&child.pointee)
    }
    let separator = separator(between: child.pointee, and: right)
    insert(right, separator, at: position + 1, in: &node)
  }

  /// Joins a sparse child of a branch with a neighbor, or moves entries between them; the branch
  /// may be sparse afterwards.
  static func mend(childAt position: Int, of node: inout Node) {
    guard node.count > 1 else { return }
    let right = max(position, 1)
    let (first, second) = (node.children + right - 1, node.children + right)
    let total = first.pointee.count + second.pointee.count
    makeRoom(in: &second.pointee)
    if total < first.pointee.full {
      let bytes = second.pointee.byteCount
      makeRoom(in: &first.pointee, entries: second.pointee.count, bytes: bytes)
      let end = first.pointee.count
      first.pointee.take(0..<second.pointee.count, of: second.pointee, at: end)
      _ = second.move()
      node.closeEntry(at: right)
      return
    }
    let surplus = first.pointee.count - total / 2
    if surplus > 0 {
      let range = (first.pointee.count - surplus)..<first.pointee.count
      let bytes = first.pointee.byteCount - first.pointee.start(of: range.lowerBound)
      makeRoom(in: &first.pointee)
      makeRoom(in: &second.pointee, entries: surplus, bytes: bytes)
      second.pointee.take(range, of: first.pointee, at: 0)
    } else {
      let range = 0..<(-surplus)
      makeRoom(
        in: &first.pointee, entries: range.count, bytes: second.pointee.start(of: range.upperBound))
      first.pointee.take(range, of: second.pointee, at: first.pointee.count)
    }
    let separator = separator(between: first.pointee, and: second.pointee)
    let child = second.move()
    node.closeEntry(at: right)
    insert(child, separator, at: right, in: &node)
  }

  private static func insert(
    _ child: consuming Node, _ separator: [UInt8], at position: Int, in node: inout Node
  ) {
    separator.asSearchKey { key in
      makeRoom(in: &node, entries: 1, bytes: key.rest.count)
      node.openEntry(key, at: position)
    }
    (node.children + position).initialize(to: child)
  }

  /// Returns a branch with a single child, with which a root begins to grow.
  static func branch(above child: consuming Node) -> Node {
    var node = make(level: child.level + 1, entries: 2, bytes: 8)
    insert(child, [], at: 0, in: &node)
    return node
  }

  /// Returns the key of the right one of two neighbors in their branch.
  ///
  /// For leaves, this is the shortest key that separates them, which keeps branches small; for
  /// branches, it is the key of the right one's first child.
  private static func separator(between left: Node, and right: Node) -> [UInt8] {
    let first = Array(right.key(at: 0))
    guard right.level == 0 else { return first }
    let last = Array(left.key(at: left.count - 1))
    let shared = zip(last, first).prefix { $0 == $1 }.count
    return Array(first.prefix(shared + 1))
  }
}
