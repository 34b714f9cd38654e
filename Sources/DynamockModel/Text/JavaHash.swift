/// Where Java's `HashMap` and `HashSet` keep a text, since AWS lists members of requests and names in
/// their order.
package enum JavaHash {
  /// The slot of a text in a table of a number of slots, which is a power of two.
  package static func slot(of text: some StringProtocol, in capacity: Int) -> Int {
    let hash = text.utf16.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) }
    return Int((hash ^ hash >> 16) & UInt32(truncatingIfNeeded: capacity - 1))
  }
}
