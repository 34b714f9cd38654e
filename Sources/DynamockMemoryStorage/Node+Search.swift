extension Node {
  /// Returns whether the key at a position precedes another key.
  @inline(__always)
  private func precedes(_ position: Int, _ key: SearchKey) -> Bool {
    let head = heads[position]
    return head != key.head
      ? head < key.head : SearchKey.precedes(self.key(at: position), key)
  }

  /// Returns the first position whose key does not precede another key, possibly ``count``.
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

  /// Returns whether a position, which may be ``count``, has the given key.
  @inline(__always)
  func holds(_ key: SearchKey, at position: Int) -> Bool {
    position < count && heads[position] == key.head
      && SearchKey.equals(self.key(at: position), key)
  }

  /// Returns the index of the child of a branch that a key belongs to.
  @inline(__always)
  func childPosition(of key: SearchKey) -> Int {
    let position = position(of: key)
    return holds(key, at: position) ? position : max(position - 1, 0)
  }
}
