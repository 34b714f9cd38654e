import DynamockModel

/// A row key as an element of a set, hashed and compared a word at a time.
struct RowKeyIdentity: Hashable, Sendable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func == (left: Self, right: Self) -> Bool {
    left.bytes.withUnsafeBytes { left in right.bytes.withUnsafeBytes { left.hasSameBytes(as: $0) } }
  }

  func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}

extension [UInt8] {
  /// A hash of the first and last eight bytes of a row key: the hash of its partition and the end of
  /// its sort key.
  ///
  /// The row keys of a batch or a transaction are so few that their hashes are compared one by one, and that
  /// keys which were chosen to collide do not hold it up.
  var rowHash: UInt64 {
    withUnsafeBytes { bytes in
      guard bytes.count >= 8 else { return 0 }
      let first = bytes.loadUnaligned(as: UInt64.self)
      let last = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
      return (first ^ (last &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
    }
  }
}
