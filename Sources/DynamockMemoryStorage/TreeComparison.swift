import DynamockStorage

/// Compares two trees, skipping the nodes that they share.
///
/// A copy of a tree shares all its nodes except those on the path to a change. If both positions
/// have the same node, it is skipped; otherwise the one that comes first, or is higher, is entered.
/// If the trees have grown apart, a subtree may be deeper in one than in the other: the positions
/// meet again at the next shared node, at any level.
struct TreeComparison {
  typealias Visit = (StorageDifference) throws(StorageError) -> ScanStep

  private var old: SubtreeCursor
  private var new: SubtreeCursor

  /// Creates a comparison at the beginning of both trees.
  init(_ old: Tree, _ new: Tree) {
    self.old = SubtreeCursor(old)
    self.new = SubtreeCursor(new)
  }

  /// The number of nodes entered in both trees: the cost of the comparison.
  var openedNodes: Int { old.openedNodes + new.openedNodes }

  /// Visits the differences, in key order, until `visit` stops it.
  mutating func run(_ visit: Visit) throws(StorageError) -> ScanStep {
    while let left = old.node, let right = new.node,
      let leftKey = old.lowest, let rightKey = new.lowest
    {
      if old.isSame(as: new) {
        old.skip()
        new.skip()
        continue
      }
      let difference: StorageDifference?
      switch leftKey.order(to: rightKey) {
      case .before: difference = step(&old, Self.removal)
      case .after: difference = step(&new, Self.addition)
      case .same where left.level == 0 && right.level == 0: difference = stepBoth(left, right)
      case .same:
        difference = nil
        if left.level >= right.level { old.descend() }
        if right.level >= left.level { new.descend() }
      }
      if let difference, try visit(difference) == .stop { return .stop }
    }
    while old.node != nil {
      if let difference = step(&old, Self.removal), try visit(difference) == .stop { return .stop }
    }
    while new.node != nil {
      if let difference = step(&new, Self.addition), try visit(difference) == .stop { return .stop }
    }
    return .next
  }

  private typealias Make = @Sendable (_ key: [UInt8], _ value: [UInt8]) -> StorageDifference

  private static let removal: Make = { StorageDifference(key: $0, before: $1, after: nil) }
  private static let addition: Make = { StorageDifference(key: $0, before: nil, after: $1) }

  /// Skips an entry that only one side can have, or enters a branch.
  private func step(_ cursor: inout SubtreeCursor, _ make: Make) -> StorageDifference? {
    guard let node = cursor.node else { return nil }
    if node.level > 0 {
      cursor.descend()
      return nil
    }
    let difference = make(
      Array(node.key(at: cursor.position)), node.values[cursor.position])
    cursor.advance()
    return difference
  }

  /// Skips the entries with the same key on both sides.
  private mutating func stepBoth(_ left: Node, _ right: Node) -> StorageDifference? {
    let (before, after) = (left.values[old.position], right.values[new.position])
    let key = before == after ? nil : Array(left.key(at: old.position))
    old.advance()
    new.advance()
    return key.map { StorageDifference(key: $0, before: before, after: after) }
  }
}

extension SearchKey {
  fileprivate enum Order {
    case before, same, after
  }

  fileprivate func order(to other: SearchKey) -> Order {
    if head != other.head { return head < other.head ? .before : .after }
    if Self.precedes(self, other) { return .before }
    return Self.precedes(other, self) ? .after : .same
  }
}
