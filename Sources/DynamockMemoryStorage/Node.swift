/// A node of the tree: sorted keys with a value each (a leaf) or a child each (a branch).
///
/// One block of memory holds four columns: the heads of the keys, the values or children, the ends of
/// the keys, and the keys' bytes one behind the other. The columns are as long as they need to be, so
/// that a half-full node is a small node. 1,000,000 entries of 34-byte keys and 400-byte values take
/// 1.19 times their bytes that way; an array for each key would add over 40 bytes to each entry.
///
/// A branch's key is where its child begins: no key below is less, and none of the child before is
/// equal or greater. The first key of the leftmost branches is empty.
final class Node: ManagedBuffer<Node.Shape, UInt64> {
  /// What a node knows about its block.
  struct Shape {
    /// 0 for a leaf, one more than its children's for a branch.
    let level: Int32
    /// How many entries the columns can hold.
    let slots: Int32
    /// How many bytes of keys the last column can hold.
    let byteSlots: Int32
    /// How many entries there are.
    var count: Int32
    /// Where the latest entry went in: tells ascending insertion from any other.
    var latest: Int32
  }

  /// A leaf of so many entries is split.
  ///
  /// Measured with 1,000,000 entries of 34-byte keys, in random order: reads and changes in place cost
  /// the same from 16 to 64, within the noise, for both kinds of nodes. A change that copies its way
  /// from the root because a snapshot holds it, in µs, and memory, as a multiple of the bytes kept:
  ///
  ///     leaf, branch   16, 16   16, 32   32, 32   32, 64   64, 64   32, 128
  ///     copied way        3.6      3.7      4.3      4.9      5.9       6.4
  ///     memory           1.19     1.19     1.25     1.25     1.26      1.25
  static let fullLeaf = 16
  /// A branch of so many children is split.
  static let fullBranch = 32

  /// Makes an empty node with room for entries and bytes of keys.
  static func make(level: Int, entries: Int, bytes: Int) -> Node {
    let slots = max((entries + 3) & ~3, 4)
    let words = slots * 2 + slots / 2 + (bytes + 7) / 8
    let buffer = Node.create(minimumCapacity: words) { _ in
      Shape(
        level: Int32(level), slots: Int32(slots), byteSlots: Int32((bytes + 7) & ~7),
        count: 0, latest: 0)
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
    set { shape.pointee.count = Int32(truncatingIfNeeded: newValue) }
  }

  /// Of how many entries the node is split.
  var full: Int { level == 0 ? Node.fullLeaf : Node.fullBranch }

  /// Whether the node has to be split.
  var isFull: Bool { count >= full }

  /// Whether the node should join a neighbour.
  var isSparse: Bool { count < full / 4 }

  /// What a split leaves on the side where entries go on arriving; no node but the root has fewer.
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

  /// Where each key ends in the bytes of the keys.
  @inline(__always)
  var ends: UnsafeMutablePointer<UInt32> {
    UnsafeMutableRawPointer(heads + 2 * slots).assumingMemoryBound(to: UInt32.self)
  }

  /// The keys' bytes.
  @inline(__always)
  var bytes: UnsafeMutablePointer<UInt8> {
    let words = 2 * slots + slots / 2
    return UnsafeMutableRawPointer(heads + words).assumingMemoryBound(to: UInt8.self)
  }

  /// Where the bytes of a key begin.
  @inline(__always)
  func start(of position: Int) -> Int { position == 0 ? 0 : Int(ends[position - 1]) }

  /// How many bytes the keys have.
  var byteCount: Int { start(of: count) }

  /// The bytes of a key, for as long as the node lives unchanged.
  @inline(__always)
  func key(at position: Int) -> UnsafeBufferPointer<UInt8> {
    let start = start(of: position)
    return UnsafeBufferPointer(start: bytes + start, count: Int(ends[position]) - start)
  }
}
