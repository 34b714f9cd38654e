/// The hashes of the row keys of a batch or a transaction, of which none may occur twice.
///
/// There are so few that they are compared one by one.
struct DistinctRows {
  private var hashes: [UInt64] = []

  /// Creates a set with room for a number of keys.
  init(capacity: Int) { hashes.reserveCapacity(capacity) }

  /// Adds a key; returns false if it is among those added before.
  ///
  /// - Parameter isSame: returns whether the key is that with a number, counted from 0.
  mutating func insert(_ key: [UInt8], isSame: (Int) -> Bool) -> Bool {
    let hash = key.wordsHash
    for index in hashes.indices where hashes[index] == hash {
      if isSame(index) { return false }
    }
    hashes.append(hash)
    return true
  }
}

extension [UInt8] {
  /// A hash of the first and last eight bytes: of a row key, the hash of its partition and the end of
  /// its sort key.
  fileprivate var wordsHash: UInt64 {
    withUnsafeBytes { bytes in
      guard bytes.count >= 8 else { return 0 }
      let first = bytes.loadUnaligned(as: UInt64.self)
      let last = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
      return (first ^ (last &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
    }
  }
}
