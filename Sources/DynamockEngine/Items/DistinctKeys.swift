import DynamockModel

/// The keys of a batch, hashed by bytes that differ already, without copies of them.
struct DistinctKeys {
  /// The numbers of the keys, each one more than its position, at a place by its hash or the next free
  /// one; 0 if a place is free.
  private var places: [UInt32]

  /// Creates a set with room for a number of keys.
  init(upTo count: Int) {
    var size = 16
    while size < 2 * count { size *= 2 }
    places = Array(repeating: 0, count: size)
  }

  /// Adds a key, which is the next one after others that were added; returns false if it equals one of
  /// them.
  mutating func insert(_ key: PrimaryKey, after others: [PrimaryKey]) -> Bool {
    let mask = places.count - 1
    var place = key.rowKey.wordsHash & mask
    while places[place] != 0 {
      if others[Int(places[place]) - 1].hasSameBytes(as: key) { return false }
      place = (place + 1) & mask
    }
    places[place] = UInt32(truncatingIfNeeded: others.count + 1)
    return true
  }
}

extension PrimaryKey {
  /// Returns whether the keys are equal and their numbers have the same scales.
  fileprivate func hasSameBytes(as other: PrimaryKey) -> Bool {
    rowKey.withUnsafeBytes { own in other.rowKey.withUnsafeBytes { own.hasSameBytes(as: $0) } }
      && partition.scale == other.partition.scale && sort?.scale == other.sort?.scale
  }
}

extension AttributeValue {
  fileprivate var scale: Int16? { if case .number(let number) = self { number.scale } else { nil } }
}

extension [UInt8] {
  /// A hash of the first and last eight bytes: of a row key, the hash of its partition and the end of
  /// its sort key.
  ///
  /// A batch is too small to be held up by keys that were chosen to collide.
  fileprivate var wordsHash: Int {
    withUnsafeBytes { bytes in
      guard bytes.count >= 8 else { return 0 }
      let first = bytes.loadUnaligned(as: UInt64.self)
      let last = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
      let mixed = (first ^ (last &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
      return Int(truncatingIfNeeded: mixed >> 32)
    }
  }
}
