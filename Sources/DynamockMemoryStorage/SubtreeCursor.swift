/// A position in a tree: before a subtree that has not been entered, or at an entry of a leaf.
struct SubtreeCursor {
  /// The branches above the position, each with the index of its child.
  private var path: [(branch: Node, position: Int)] = []
  /// The subtree that begins at the position, or the leaf that contains it; `nil` at the end.
  private(set) var node: Node?
  /// The index of the entry in the leaf; 0 before any subtree.
  private(set) var position = 0
  /// The number of nodes entered so far.
  private(set) var openedNodes = 0

  /// Creates a position at the beginning of a tree.
  init(_ tree: Tree) {
    node = tree.root
    passEmptyLeaf()
  }

  /// A lower bound of all keys from this position on: the entry's key in a leaf, or a subtree's key
  /// in its branch.
  var lowest: SearchKey? {
    guard let node else { return nil }
    if node.level == 0 { return node.key(at: position) }
    guard let (branch, position) = path.last else { return .empty }
    return branch.key(at: position)
  }

  /// Returns whether both cursors are at the same position of the same node, so that the rest of
  /// the node is shared.
  func isSame(as other: SubtreeCursor) -> Bool { node === other.node && position == other.position }

  /// Moves past the subtree or the rest of the leaf, without entering it.
  mutating func skip() {
    stepOver()
    passEmptyLeaf()
  }

  /// Moves to the beginning of the branch's first child.
  mutating func descend() {
    guard let node, node.level > 0 else { return }
    openedNodes += 1
    path.append((node, 0))
    self.node = node.children[0]
    passEmptyLeaf()
  }

  /// Moves to the next entry of the leaf, or past it.
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

  /// Moves past an empty leaf.
  ///
  /// Only a root can be an empty leaf, but the position has to be valid everywhere.
  private mutating func passEmptyLeaf() {
    while let node, node.count == 0 { stepOver() }
  }
}
