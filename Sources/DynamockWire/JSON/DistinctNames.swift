/// Finds names that stand twice in an object, whose last value counts.
///
/// Names are told apart by their bytes: Unicode takes é in one scalar and in two for the same, DynamoDB
/// does not. A few names are compared one by one, and only where a 64-bit digest says that one
/// might be there; many are hashed, so 100,000 of them take no quadratic time.
struct DistinctNames {
  private var digest: UInt64 = 0
  private var positions: [ByteName: Int] = [:]
  private var isHashed = false
  /// The bit of the name that was last looked for.
  private var bit: UInt64 = 0

  private static let threshold = 32

  /// The position of a name among the `count` names seen so far.
  @inline(__always)
  mutating func index(of name: JSONName, among count: Int, _ seen: (Int) -> String) -> Int? {
    bit = Self.bit(of: name)
    guard digest & bit != 0 else { return nil }
    if count > Self.threshold {
      if !isHashed { hash(count, seen) }
      return positions[ByteName(text: name.text)]
    }
    for index in 0..<count where name.hasSameBytes(as: seen(index)) { return index }
    return nil
  }

  /// Remembers the name that was last looked for, which was not there.
  @inline(__always)
  mutating func insert(_ name: String, at position: Int) {
    digest |= bit
    if isHashed { positions[ByteName(text: name)] = position }
  }

  private mutating func hash(_ count: Int, _ seen: (Int) -> String) {
    isHashed = true
    for index in 0..<count { positions[ByteName(text: seen(index))] = index }
  }

  @inline(__always)
  private static func bit(of name: JSONName) -> UInt64 {
    guard name.count > 0 else { return 1 }
    let ends = UInt64(name.start[0]) &+ UInt64(name.start[name.count &- 1]) &* 7
    return 1 &<< (UInt64(truncatingIfNeeded: name.count) &* 5 &+ ends)
  }

  /// A text whose equality is that of its bytes.
  private struct ByteName: Hashable {
    let text: String

    static func == (left: ByteName, right: ByteName) -> Bool {
      left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
      for unit in text.utf8 { hasher.combine(unit) }
    }
  }
}

extension JSONName {
  /// The name as text.
  @inline(__always)
  var text: String {
    String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
