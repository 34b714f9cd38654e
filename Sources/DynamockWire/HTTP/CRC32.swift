import CChecksum

/// The CRC-32 of zlib and of `x-amz-crc32`: polynomial 0x04C11DB7, bits reflected.
public enum CRC32 {
  /// Returns the checksum of bytes.
  ///
  /// Uses the processor's instructions if available, otherwise tables.
  public static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBytes { checksum($0) }
  }

  /// Returns the checksum of the bytes in memory.
  public static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let blocks = bytes.count / 16
    guard blocks > 0, isAccelerated else { return checksumByTables(bytes) }
    let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    let crc = dynamock_crc32_blocks(.max, start, blocks)
    return checksumByTables(UnsafeRawBufferPointer(rebasing: bytes[(blocks * 16)...]), after: crc)
  }

  private static let isAccelerated = dynamock_crc32_is_supported() != 0

  /// Returns the checksum of bytes, eight per step, with a table lookup for each ("slicing by 8":
  /// Kounavis and Berry, 2005).
  /// - Parameter after: the remainder of the preceding bytes, not complemented.
  static func checksumByTables(
    _ bytes: UnsafeRawBufferPointer, after remainder: UInt32 = .max
  ) -> UInt32 {
    tables.withUnsafeBufferPointer { tables in
      var crc = remainder
      var offset = 0
      while offset + 8 <= bytes.count {
        let step =
          UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
          ^ UInt64(crc)
        crc = tables[0x700 | Int(truncatingIfNeeded: step & 0xFF)]
        crc ^= tables[0x600 | Int(truncatingIfNeeded: step >> 8 & 0xFF)]
        crc ^= tables[0x500 | Int(truncatingIfNeeded: step >> 16 & 0xFF)]
        crc ^= tables[0x400 | Int(truncatingIfNeeded: step >> 24 & 0xFF)]
        crc ^= tables[0x300 | Int(truncatingIfNeeded: step >> 32 & 0xFF)]
        crc ^= tables[0x200 | Int(truncatingIfNeeded: step >> 40 & 0xFF)]
        crc ^= tables[0x100 | Int(truncatingIfNeeded: step >> 48 & 0xFF)]
        crc ^= tables[Int(truncatingIfNeeded: step >> 56)]
        offset += 8
      }
      for index in offset..<bytes.count {
        crc = crc >> 8 ^ tables[Int(truncatingIfNeeded: (crc ^ UInt32(bytes[index])) & 0xFF)]
      }
      return ~crc
    }
  }

  /// Eight consecutive tables: the n-th contains the effect of a byte after n more bytes.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var crc = UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
      tables[byte] = crc
    }
    for index in 256..<tables.count {
      let before = tables[index - 256]
      tables[index] = before >> 8 ^ tables[Int(before & 0xFF)]
    }
    return tables
  }()
}
