import DynamockStorage

/// A hash of a keyspace and a key, computed once for the filters of all layers.
///
/// It is kept in memory only, so it may change from version to version.
struct KeyHash {
  /// Five bits of a word, some of which may be the same.
  let bits: UInt64
  /// A number that selects the word.
  let place: Int

  init(_ key: [UInt8], in keyspace: Keyspace) {
    let hash = key.withUnsafeBytes { bytes in
      var hash = Self.mixed(UInt64(truncatingIfNeeded: keyspace.number) ^ UInt64(bytes.count) << 32)
      var position = 0
      while position + 8 <= bytes.count {
        hash = Self.mixed(hash ^ bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        position += 8
      }
      var rest: UInt64 = 0
      while position < bytes.count {
        rest = rest << 8 | UInt64(bytes[position])
        position += 1
      }
      return Self.mixed(hash ^ rest)
    }
    bits =
      Self.bit(hash) | Self.bit(hash >> 6) | Self.bit(hash >> 12) | Self.bit(hash >> 18)
      | Self.bit(hash >> 24)
    place = Int(truncatingIfNeeded: hash >> 32)
  }

  /// Returns one bit, which the lowest six bits of a hash select.
  private static func bit(_ hash: UInt64) -> UInt64 { 1 << (hash & 63) }

  /// Returns a word in which each bit depends on all bits of another one.
  private static func mixed(_ word: UInt64) -> UInt64 {
    let (high, low) = (word ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: 0xD6E8_FEB8_6659_FD93)
    return high ^ low
  }
}
