/// The order in which a Java `HashSet<BigDecimal>` lists numbers inserted in ascending order.
///
/// AWS uses it ([dynoxide-captures] `set-order`, us-east-1, 2026-10); the algorithms are those of
/// `java.util.HashMap` and `java.math.BigDecimal`.
enum BigDecimalSet {
  /// The initial capacity of a set.
  private static let smallestCapacity = 16
  /// The number of entries in a slot above which a small table is doubled.
  private static let entriesOfSlot = 8
  /// The maximum capacity of a small table.
  private static let smallTable = 64

  /// Returns the positions of numbers in the order of the set.
  ///
  /// - Parameter numbers: the members, in ascending order.
  static func order(of numbers: [DecimalNumber]) -> [Int] {
    let hashes = numbers.map { spread($0.bigDecimalHash) }
    let capacity = capacity(for: hashes)
    return hashes.indices.sorted { left, right in
      let slots = (slot(hashes[left], capacity), slot(hashes[right], capacity))
      return slots.0 == slots.1 ? left < right : slots.0 < slots.1
    }
  }

  private static func spread(_ hash: UInt32) -> UInt32 { hash ^ hash >> 16 }

  private static func slot(_ hash: UInt32, _ capacity: Int) -> Int {
    Int(truncatingIfNeeded: hash) & (capacity - 1)
  }

  /// Returns the capacity after all members have been inserted one by one.
  private static func capacity(for hashes: [UInt32]) -> Int {
    var capacity = smallestCapacity
    var counts = [Int](repeating: 0, count: capacity)
    func double(_ count: Int) {
      capacity *= 2
      counts = [Int](repeating: 0, count: capacity)
      for hash in hashes[..<count] { counts[slot(hash, capacity)] += 1 }
    }
    for (index, hash) in hashes.enumerated() {
      let slot = slot(hash, capacity)
      counts[slot] += 1
      if counts[slot] > entriesOfSlot, capacity < smallTable { double(index + 1) }
      if (index + 1) * 4 > capacity * 3 { double(index + 1) }
    }
    return capacity
  }
}

extension DecimalNumber {
  /// Java's `BigDecimal.hashCode` of the number without trailing zeros.
  var bigDecimalHash: UInt32 {
    let significand = significand
    guard significand != 0 else { return 0 }
    var hash: UInt32
    if let short = Int64(exactly: significand) {
      let magnitude = UInt64(short)
      hash =
        UInt32(truncatingIfNeeded: magnitude >> 32) &* 31
        &+ UInt32(truncatingIfNeeded: magnitude)
    } else {
      hash = 0
      var shift: UInt128 = 96
      var hasBegun = false
      while true {
        let word = UInt32(truncatingIfNeeded: significand >> shift)
        hasBegun = hasBegun || word != 0
        if hasBegun { hash = hash &* 31 &+ word }
        guard shift > 0 else { break }
        shift -= 32
      }
    }
    if isNegative { hash = 0 &- hash }
    return hash &* 31 &+ UInt32(bitPattern: Int32(-exponent))
  }
}
