import CChecksum

/// The MD5 message digest ([rfc-1321]), reduced to what a partition's hash requires.
enum MD5 {
  /// Returns the first eight bytes of a message's digest as a big-endian number.
  ///
  /// - Parameters:
  ///   - length: the message's length.
  ///   - write: writes the message into memory of that length.
  static func first64Bits(
    length: Int, _ write: (UnsafeMutableRawBufferPointer) -> Void
  ) -> UInt64 {
    // A one bit and eight bytes of length follow the message in its last block, with zeros between
    // them.
    let paddedLength = (length + 72) & ~63
    return withUnsafeTemporaryAllocation(byteCount: paddedLength, alignment: 8) { message in
      write(UnsafeMutableRawBufferPointer(rebasing: message[..<length]))
      UnsafeMutableRawBufferPointer(rebasing: message[length...]).initializeMemory(
        as: UInt8.self, repeating: 0)
      message[length] = 0x80
      message.storeBytes(
        of: UInt64(length &* 8).littleEndian, toByteOffset: paddedLength - 8, as: UInt64.self)
      var state = SIMD4<UInt32>(0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476)
      withUnsafeMutableBytes(of: &state) { state in
        dynamock_md5_blocks(
          state.assumingMemoryBound(to: UInt32.self).baseAddress,
          message.assumingMemoryBound(to: UInt8.self).baseAddress, paddedLength / 64)
      }
      return UInt64(state[0].byteSwapped) << 32 | UInt64(state[1].byteSwapped)
    }
  }
}
