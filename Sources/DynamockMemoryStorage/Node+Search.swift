extension Node {
  /// Whether the key at a position comes before another key.
  @inline(__always)
  private func precedes(_ position: Int, _ key: SearchKey) -> Bool {
    let head = heads[position]
    return head != key.head
      ? head < key.head : SearchKey.precedes(self.key(at: position), key.bytes)
  }

  /// The first position whose key is not before another key; perhaps ``count``.
  @inline(__always)
  func position(of key: SearchKey) -> Int {
    var low = 0
    var length = count
    while length > 0 {
      let half = length / 2
      if precedes(low + half, key) {
        low += half + 1
        length -= half + 1
      } else {
        length = half
      }
    }
    return low
  }

  /// Whether the key at a position, which may be ``count``, is another key.
  @inline(__always)
  func holds(_ key: SearchKey, at position: Int) -> Bool {
    position < count && heads[position] == key.head
      && SearchKey.equals(self.key(at: position), key.bytes)
  }

  /// Which child of a branch a key belongs to.
  @inline(__always)
  func childPosition(of key: SearchKey) -> Int {
    let position = position(of: key)
    return holds(key, at: position) ? position : max(position - 1, 0)
  }
}
