/// A sorted map of bytes, as a value: a copy costs one reference, and shares what neither side changes.
///
/// A B+ tree. What is held once is changed in place; what a copy holds too is copied node by node on
/// the way from the root to the change.
///
/// `@unchecked Sendable`: nodes are shared between trees, so between threads, and a node is changed only
/// after `Node.makeRoom` found that one reference to it exists, all the way down from a root of which
/// that was found too. Then no other tree, and no other thread, can reach it. This is the rule, and the
/// check, by which the standard library's copy-on-write collections are sendable.
struct Tree: @unchecked Sendable {
  private(set) var root: Node

  /// An empty map.
  init() { root = Node.make(level: 0, entries: 0, bytes: 0) }

  /// The value under a key, or nil.
  func value(for key: [UInt8]) -> [UInt8]? {
    key.asSearchKey { key in
      var node = root
      while node.level > 0 { node = node.children[node.childPosition(of: key)] }
      let position = node.position(of: key)
      return node.holds(key, at: position) ? node.values[position] : nil
    }
  }

  /// Sets the value under a key, and gives back the value that was there.
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

  /// Removes a key, and gives back the value that was there.
  @discardableResult
  mutating func remove(_ key: [UInt8]) -> [UInt8]? {
    // A key that is not there must not cost a copy of the way to it.
    guard value(for: key) != nil else { return nil }
    let previous = key.asSearchKey { Node.remove($0, from: &root) }
    while root.level > 0, root.count == 1 { root = root.children[0] }
    return previous
  }
}

extension Array<UInt8> {
  /// The same bytes; copied when they were built in an array with much more room than they need, which
  /// would otherwise be held for as long as they are stored.
  fileprivate var withoutSpareRoom: [UInt8] {
    capacity - count <= 64 + count / 8 ? self : withUnsafeBufferPointer { Array($0) }
  }
}
