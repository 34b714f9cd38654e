/// A place in a tree: before a subtree that has not been looked into, or at an entry of a leaf.
struct SubtreeCursor {
  /// The branches above the place, and in which of their children it is.
  private var path: [(branch: Node, position: Int)] = []
  /// The subtree whose beginning the place is, or the leaf it is in; nil at the end.
  private(set) var node: Node?
  /// At which entry of the leaf the place is; 0 before any subtree.
  private(set) var position = 0
  /// How many nodes have been looked into so far.
  private(set) var openedNodes = 0

  /// Stands before everything.
  init(_ tree: Tree) {
    node = tree.root
    passEmptyLeaf()
  }

  /// A key that no entry from here on is below: the entry's own in a leaf, and of a subtree the one it
  /// has in its branch.
  var lowest: SearchKey? {
    guard let node else { return nil }
    if node.level == 0 { return SearchKey(node.key(at: position)) }
    guard let (branch, position) = path.last else {
      return SearchKey(UnsafeBufferPointer(start: nil, count: 0))
    }
    return SearchKey(branch.key(at: position))
  }

  /// Whether this is the same place of the same node as another: what follows in it is the same too.
  func isSame(as other: SubtreeCursor) -> Bool { node === other.node && position == other.position }

  /// Goes behind the subtree or the rest of the leaf, without looking into it.
  mutating func skip() {
    stepOver()
    passEmptyLeaf()
  }

  /// Goes to the beginning of the branch's first child.
  mutating func descend() {
    guard let node, node.level > 0 else { return }
    openedNodes += 1
    path.append((node, 0))
    self.node = node.children[0]
    passEmptyLeaf()
  }

  /// Goes to the next entry of the leaf, or behind it.
  mutating func advance() {
    guard let node else { return }
    if position == 0 { openedNodes += 1 }
    position += 1
    if position == node.count { skip() }
  }

  private mutating func stepOver() {
    position = 0
    node = nil
    while let (branch, position) = path.popLast() {
      guard position + 1 < branch.count else { continue }
      path.append((branch, position + 1))
      node = branch.children[position + 1]
      return
    }
  }

  /// Only a root that is a leaf may be empty, but a place has to be one everywhere.
  private mutating func passEmptyLeaf() {
    while let node, node.count == 0 { stepOver() }
  }
}
