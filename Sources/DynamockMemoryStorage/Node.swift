/// A node of the tree: sorted keys with a value each (a leaf) or a child each (a branch).
///
/// One block of memory holds four columns: the first eight bytes of the keys, the values or children,
/// the ends of the keys, and the concatenated further bytes of the keys. The columns are only as long
/// as necessary, so a half-full node takes little memory. This way 1,000,000 entries of 34-byte keys
/// and 400-byte values take 1.16 times their size; an array for each key would add over 40 bytes per
/// entry.
///
/// A branch's key is the lower bound of its child: no key below it is less, and none of the
/// previous child is equal or greater. The first key of the leftmost branches is empty.
final class Node: ManagedBuffer<Node.Shape, UInt64> {
  /// The layout of a node's memory block.
  struct Shape {
    /// 0 for a leaf; otherwise one more than the level of the children.
    let level: UInt16
    /// The number of entries that the columns have room for.
    let slots: UInt16
    /// The number of entries.
    var count: UInt16
    /// The position of the latest insertion, for detecting ascending insertions.
    var latest: UInt16
    /// The number of bytes of keys that the last column has room for.
    let byteSlots: UInt32
  }

  /// The number of entries at which a leaf is split.
  ///
  /// Measured with 1,000,000 entries of 34-byte keys, in random order: reads and changes in place cost
  /// the same from 16 to 64, within the noise, for both kinds of nodes. The table has memory per byte
  /// stored, in use and resident, and the µs of a change that copies its path because a snapshot holds
  /// it, which were taken when a key's first eight bytes were stored twice:
  ///
  ///     leaf, branch   16, 16   16, 32   32, 32   32, 64   64, 64   32, 128
  ///     in use           1.16     1.16     1.15     1.15     1.14      1.15
  ///     resident         1.16     1.16     1.26     1.27     1.24      1.27
  ///     copied path       3.6      3.7      4.3      4.9      5.9       6.4
  ///
  /// Blocks of over 1 KB leave gaps that nothing fits into.
  static let fullLeaf = 16
  /// The number of children at which a branch is split.
  static let fullBranch = 32

  /// The number of bits of an end; the others count the bytes in the head.
  static let endBitCount: UInt32 = 28
  /// The bits of an end.
  static let endBits: UInt32 = 1 << endBitCount - 1

  /// Creates an empty node with room for entries and bytes of keys.
  static func make(level: Int, entries: Int, bytes: Int) -> Node {
    // An even number, so that the ends take whole words.
    let slots = max((entries + 1) & ~1, 2)
    let words = slots * 2 + slots / 2 + (bytes + 7) / 8
    let buffer = Node.create(minimumCapacity: words) { _ in
      Shape(
        level: UInt16(level), slots: UInt16(slots), count: 0, latest: 0,
        byteSlots: UInt32((bytes + 7) & ~7))
    }
    let node = unsafeDowncast(buffer, to: Node.self)
    let payload = node.payload
    if level == 0 {
      payload.bindMemory(to: [UInt8].self, capacity: slots)
    } else {
      payload.bindMemory(to: Node.self, capacity: slots)
    }
    UnsafeMutableRawPointer(node.ends).bindMemory(to: UInt32.self, capacity: slots)
    UnsafeMutableRawPointer(node.bytes).bindMemory(to: UInt8.self, capacity: node.byteSlots)
    return node
  }

  deinit {
    if level == 0 {
      values.deinitialize(count: count)
    } else {
      children.deinitialize(count: count)
    }
  }
}

// The columns.
extension Node {
  @inline(__always)
  var shape: UnsafeMutablePointer<Shape> { withUnsafeMutablePointerToHeader { $0 } }

  var level: Int { Int(shape.pointee.level) }

  var slots: Int { Int(shape.pointee.slots) }

  var byteSlots: Int { Int(shape.pointee.byteSlots) }

  var count: Int {
    @inline(__always) get { Int(shape.pointee.count) }
    set { shape.pointee.count = UInt16(truncatingIfNeeded: newValue) }
  }

  /// The number of entries at which the node is split.
  var full: Int { level == 0 ? Node.fullLeaf : Node.fullBranch }

  /// Whether the node has to be split.
  var isFull: Bool { count >= full }

  /// Whether the node should be joined with a neighbor.
  var isSparse: Bool { count < full / 4 }

  /// The number of entries that a split leaves on the side that continues to receive entries; only
  /// the root may have fewer.
  var fewest: Int { full / 8 }

  /// The first eight bytes of each key.
  @inline(__always)
  var heads: UnsafeMutablePointer<UInt64> { withUnsafeMutablePointerToElements { $0 } }

  /// The column of values or children.
  @inline(__always)
  var payload: UnsafeMutableRawPointer { UnsafeMutableRawPointer(heads + slots) }

  /// The values of a leaf.
  @inline(__always)
  var values: UnsafeMutablePointer<[UInt8]> { payload.assumingMemoryBound(to: [UInt8].self) }

  /// The children of a branch.
  @inline(__always)
  var children: UnsafeMutablePointer<Node> { payload.assumingMemoryBound(to: Node.self) }

  /// The end of each key in the bytes of the keys, and above ``endBits`` the number of bytes in its
  /// head.
  @inline(__always)
  var ends: UnsafeMutablePointer<UInt32> {
    UnsafeMutableRawPointer(heads + 2 * slots).assumingMemoryBound(to: UInt32.self)
  }

  /// The keys' bytes after their heads.
  @inline(__always)
  var bytes: UnsafeMutablePointer<UInt8> {
    let words = 2 * slots + slots / 2
    return UnsafeMutableRawPointer(heads + words).assumingMemoryBound(to: UInt8.self)
  }

  /// Returns the offset of the bytes of a key.
  @inline(__always)
  func start(of position: Int) -> Int { position == 0 ? 0 : end(of: position - 1) }

  @inline(__always)
  private func end(of position: Int) -> Int { Int(ends[position] & Node.endBits) }

  /// The number of bytes of the keys.
  var byteCount: Int { start(of: count) }

  /// Returns the bytes of a key, valid while the node is alive and unchanged.
  @inline(__always)
  func key(at position: Int) -> SearchKey {
    let start = start(of: position)
    return SearchKey(
      head: heads[position], headCount: Int(ends[position] >> Node.endBitCount),
      rest: UnsafeBufferPointer(start: bytes + start, count: end(of: position) - start))
  }
}
