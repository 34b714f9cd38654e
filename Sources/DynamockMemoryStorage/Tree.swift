/// A sorted map of bytes, as a value: a copy costs one reference, and shares all nodes that neither
/// side changes.
///
/// A B+ tree. Uniquely referenced nodes are changed in place; shared ones are copied node by node
/// on the path from the root to the change.
///
/// `@unchecked Sendable`: trees, and so threads, share nodes, and a node is changed only after
/// `Node.makeRoom` has determined that it is uniquely referenced, as are all nodes on the path from
/// the root. No other tree, and no other thread, can then reach it. The standard library's
/// copy-on-write collections are sendable for the same reason.
struct Tree: @unchecked Sendable {
  private(set) var root: Node

  /// Creates an empty map.
  init() { root = Node.make(level: 0, entries: 0, bytes: 0) }

  /// Returns the value of a key, or `nil`.
  func value(for key: [UInt8]) -> [UInt8]? {
    key.asSearchKey { key in
      var node = root
      while node.level > 0 { node = node.children[node.childPosition(of: key)] }
      let position = node.position(of: key)
      return node.holds(key, at: position) ? node.values[position] : nil
    }
  }

  /// Sets the value of a key, and returns the previous one.
  @discardableResult
  mutating func put(_ value: [UInt8], for key: [UInt8]) -> [UInt8]? {
    let value = value.withoutSpareRoom
    let previous = key.asSearchKey { Node.put(value, for: $0, in: &root) }
    if root.isFull {
      root = Node.branch(above: root)
      Node.split(childAt: 0, of: &root)
    }
    return previous
  }

  /// Removes a key, and returns its value.
  @discardableResult
  mutating func remove(_ key: [UInt8]) -> [UInt8]? {
    // Removing a missing key must not copy the path to it.
    guard value(for: key) != nil else { return nil }
    let previous = key.asSearchKey { Node.remove($0, from: &root) }
    while root.level > 0, root.count == 1 { root = root.children[0] }
    return previous
  }
}

extension Array<UInt8> {
  /// The same bytes, copied if their array has much more capacity than they need, which would
  /// otherwise be held for as long as they are stored.
  fileprivate var withoutSpareRoom: [UInt8] {
    capacity - count <= 64 + count / 8 ? self : withUnsafeBufferPointer { Array($0) }
  }
}
