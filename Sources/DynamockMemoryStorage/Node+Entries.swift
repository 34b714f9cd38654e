extension Node {
  /// Ensures that a node is uniquely referenced and has room for more entries, by copying or moving
  /// it if necessary.
  ///
  /// A shared node is copied; one that is too small moves to a bigger block, with a little more
  /// room than requested.
  @inline(__always)
  static func makeRoom(in node: inout Node, entries: Int = 0, bytes: Int = 0) {
    let isOnly = isKnownUniquelyReferenced(&node)
    if isOnly, node.count + entries <= node.slots, node.byteCount + bytes <= node.byteSlots {
      return
    }
    node = node.relocated(entries: entries, bytes: bytes, isOnly: isOnly)
  }

  /// Releases the unused memory of a uniquely referenced node.
  static func trim(_ node: inout Node) {
    if node.count + 2 <= node.slots { node = node.relocated(entries: 0, bytes: 0, isOnly: true) }
  }

  /// Returns a node with the same entries and more room; if `isOnly`, the caller has the only
  /// reference to this node, and the entries are moved out of it.
  private func relocated(entries: Int, bytes: Int, isOnly: Bool) -> Node {
    let (count, byteCount) = (count, byteCount)
    // There is room for at most one more entry, and for as many bytes of its key as others have.
    let slots = max((count + entries + 1) & ~1, 2)
    let spare =
      entries == 0 ? 0 : (byteCount + bytes) / (count + entries) * (slots - count - entries)
    let node = Node.make(level: level, entries: slots, bytes: byteCount + bytes + spare)
    node.heads.update(from: heads, count: count)
    node.ends.update(from: ends, count: count)
    node.bytes.update(from: self.bytes, count: byteCount)
    node.count = count
    node.shape.pointee.latest = shape.pointee.latest
    if isOnly {
      node.payload.copyMemory(from: payload, byteCount: count * 8)
      self.count = 0
    } else if level == 0 {
      node.values.initialize(from: values, count: count)
    } else {
      node.children.initialize(from: children, count: count)
    }
    return node
  }

  /// Inserts a key; its value or child has to be initialized next.
  ///
  /// The node must have room for it.
  func openEntry(_ key: SearchKey, at position: Int) {
    let rest = key.rest
    openGap(at: position, entries: 1, bytes: rest.count)
    let start = start(of: position)
    heads[position] = key.head
    ends[position] = UInt32(
      truncatingIfNeeded: key.headCount << Int(Node.endBitCount) | start + rest.count)
    if let base = rest.baseAddress { (bytes + start).update(from: base, count: rest.count) }
    shape.pointee.latest = UInt16(truncatingIfNeeded: position)
  }

  /// Closes the gap left by an entry whose value or child was moved out.
  func closeEntry(at position: Int) { closeGap(position..<(position + 1)) }

  /// Moves entries of a neighbor into this node, if there is room; both are uniquely referenced.
  func take(_ range: Range<Int>, of other: Node, at position: Int) {
    let from = other.start(of: range.lowerBound)
    let byteCount = other.start(of: range.upperBound) - from
    openGap(at: position, entries: range.count, bytes: byteCount)
    let start = start(of: position)
    (heads + position).update(from: other.heads + range.lowerBound, count: range.count)
    (payload + 8 * position).copyMemory(
      from: other.payload + 8 * range.lowerBound, byteCount: 8 * range.count)
    (bytes + start).update(from: other.bytes + from, count: byteCount)
    for offset in 0..<range.count {
      ends[position + offset] =
        other.ends[range.lowerBound + offset] &+ UInt32(truncatingIfNeeded: start - from)
    }
    other.closeGap(range)
  }

  /// Moves the entries after a position to make room; entries in the gap are uninitialized.
  private func openGap(at position: Int, entries: Int, bytes added: Int) {
    let (rest, start, byteCount) = (count - position, start(of: position), byteCount)
    (heads + position + entries).update(from: heads + position, count: rest)
    (payload + 8 * (position + entries)).copyMemory(
      from: payload + 8 * position, byteCount: 8 * rest)
    (bytes + start + added).update(from: bytes + start, count: byteCount - start)
    for offset in stride(from: count - 1, through: position, by: -1) {
      ends[offset + entries] = ends[offset] &+ UInt32(truncatingIfNeeded: added)
    }
    count += entries
  }

  /// Closes a gap of uninitialized entries by moving the entries after it.
  private func closeGap(_ range: Range<Int>) {
    let rest = count - range.upperBound
    let (start, end, byteCount) = (
      start(of: range.lowerBound), start(of: range.upperBound), byteCount
    )
    (heads + range.lowerBound).update(from: heads + range.upperBound, count: rest)
    (payload + 8 * range.lowerBound).copyMemory(
      from: payload + 8 * range.upperBound, byteCount: 8 * rest)
    (bytes + start).update(from: bytes + end, count: byteCount - end)
    for offset in range.upperBound..<count {
      ends[offset - range.count] = ends[offset] &- UInt32(truncatingIfNeeded: end - start)
    }
    count -= range.count
  }
}
