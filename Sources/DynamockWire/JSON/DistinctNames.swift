/// Detects repeated names in an object, of which the last value is used.
///
/// Names are compared by bytes: unlike Unicode, DynamoDB distinguishes é as one scalar from é as
/// two. A few names are compared one by one, and only if a 64-bit digest indicates a possible
/// match; many are hashed, so that 100,000 of them do not take quadratic time.
struct DistinctNames {
  private var digest: UInt64 = 0
  private var positions: [ByteName: Int] = [:]
  private var isHashed = false
  /// The bit of the name of the last lookup.
  private var bit: UInt64 = 0

  private static let threshold = 32

  /// Returns the position of a name among the first `count` names.
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

  /// Adds the name of the last lookup, which was not found.
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

  /// A text that is compared by its bytes.
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
