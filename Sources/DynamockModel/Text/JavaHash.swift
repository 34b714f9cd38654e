/// The order of strings in Java's `HashMap` and `HashSet`, in which AWS lists members of requests
/// and names.
package enum JavaHash {
  /// Returns the slot of a string in a table whose number of slots is a power of two.
  package static func slot(of text: some StringProtocol, in capacity: Int) -> Int {
    let hash = text.utf16.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) }
    return Int((hash ^ hash >> 16) & UInt32(truncatingIfNeeded: capacity - 1))
  }
}
