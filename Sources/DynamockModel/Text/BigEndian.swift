/// Integers as big-endian bytes, which sort like the numbers.
package enum BigEndian {
  /// Appends the lowest bytes of a number.
  @inlinable
  package static func append(_ number: UInt64, bytes: Int = 8, to output: inout [UInt8]) {
    if bytes == 8 {
      return withUnsafeBytes(of: number.bigEndian) { output.append(contentsOf: $0) }
    }
    for shift in stride(from: 8 * (bytes - 1), through: 0, by: -8) {
      output.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
    }
  }

  /// Returns a number as eight bytes.
  @inlinable
  package static func bytes(_ number: UInt64) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(8)
    append(number, to: &output)
    return output
  }

  /// Reads a number from up to eight leading bytes.
  ///
  /// Not generic: a Scan calls this for each entry, and other modules could not specialize it.
  package static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var number: UInt64 = 0
    for index in bytes.startIndex..<min(bytes.endIndex, bytes.startIndex + 8) {
      number = number << 8 | UInt64(bytes[index])
    }
    return number
  }

  /// Reads a number from up to eight leading bytes.
  @inlinable
  package static func number(_ bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes { raw in
      raw.count < 8 ? number(bytes[...]) : UInt64(bigEndian: raw.loadUnaligned(as: UInt64.self))
    }
  }
}
