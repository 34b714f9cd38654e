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
      var state = State()
      for block in stride(from: 0, to: paddedLength, by: 64) {
        state.digest(Block(UnsafeRawBufferPointer(message), at: block))
      }
      return UInt64(state.a.byteSwapped) << 32 | UInt64(state.b.byteSwapped)
    }
  }

  /// Sixty-four bytes of a message as sixteen little-endian words.
  struct Block {
    private let bytes: UnsafeRawBufferPointer

    init(_ message: UnsafeRawBufferPointer, at offset: Int) {
      bytes = UnsafeRawBufferPointer(rebasing: message[offset..<(offset + 64)])
    }

    @inline(__always)
    subscript(word: Int) -> UInt32 {
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: word &* 4, as: UInt32.self))
    }
  }

  /// The four words that every block is mixed into.
  struct State {
    private(set) var a: UInt32 = 0x6745_2301
    private(set) var b: UInt32 = 0xefcd_ab89
    private(set) var c: UInt32 = 0x98ba_dcfe
    private(set) var d: UInt32 = 0x1032_5476

    /// Mixes a block in, by four rounds of sixteen steps.
    mutating func digest(_ block: Block) {
      let before = self
      mixFirst(block)
      mixSecond(block)
      mixThird(block)
      mixFourth(block)
      a &+= before.a
      b &+= before.b
      c &+= before.c
      d &+= before.d
    }

    /// Performs one step: adds a word, a constant and the round's function of b, c and d to a, and
    /// rotates.
    @inline(__always)
    private mutating func step(_ mixed: UInt32, _ word: UInt32, _ constant: UInt32, _ turn: UInt32)
    {
      let sum = a &+ mixed &+ word &+ constant
      let turned = b &+ (sum &<< turn | sum &>> (32 &- turn))
      (a, b, c, d) = (d, turned, b, c)
    }

    @inline(__always)
    private mutating func mixFirst(_ block: Block) {
      step(d ^ (b & (c ^ d)), block[0], 0xd76a_a478, 7)
      step(d ^ (b & (c ^ d)), block[1], 0xe8c7_b756, 12)
      step(d ^ (b & (c ^ d)), block[2], 0x2420_70db, 17)
      step(d ^ (b & (c ^ d)), block[3], 0xc1bd_ceee, 22)
      step(d ^ (b & (c ^ d)), block[4], 0xf57c_0faf, 7)
      step(d ^ (b & (c ^ d)), block[5], 0x4787_c62a, 12)
      step(d ^ (b & (c ^ d)), block[6], 0xa830_4613, 17)
      step(d ^ (b & (c ^ d)), block[7], 0xfd46_9501, 22)
      step(d ^ (b & (c ^ d)), block[8], 0x6980_98d8, 7)
      step(d ^ (b & (c ^ d)), block[9], 0x8b44_f7af, 12)
      step(d ^ (b & (c ^ d)), block[10], 0xffff_5bb1, 17)
      step(d ^ (b & (c ^ d)), block[11], 0x895c_d7be, 22)
      step(d ^ (b & (c ^ d)), block[12], 0x6b90_1122, 7)
      step(d ^ (b & (c ^ d)), block[13], 0xfd98_7193, 12)
      step(d ^ (b & (c ^ d)), block[14], 0xa679_438e, 17)
      step(d ^ (b & (c ^ d)), block[15], 0x49b4_0821, 22)
    }

    @inline(__always)
    private mutating func mixSecond(_ block: Block) {
      step(c ^ (d & (b ^ c)), block[1], 0xf61e_2562, 5)
      step(c ^ (d & (b ^ c)), block[6], 0xc040_b340, 9)
      step(c ^ (d & (b ^ c)), block[11], 0x265e_5a51, 14)
      step(c ^ (d & (b ^ c)), block[0], 0xe9b6_c7aa, 20)
      step(c ^ (d & (b ^ c)), block[5], 0xd62f_105d, 5)
      step(c ^ (d & (b ^ c)), block[10], 0x0244_1453, 9)
      step(c ^ (d & (b ^ c)), block[15], 0xd8a1_e681, 14)
      step(c ^ (d & (b ^ c)), block[4], 0xe7d3_fbc8, 20)
      step(c ^ (d & (b ^ c)), block[9], 0x21e1_cde6, 5)
      step(c ^ (d & (b ^ c)), block[14], 0xc337_07d6, 9)
      step(c ^ (d & (b ^ c)), block[3], 0xf4d5_0d87, 14)
      step(c ^ (d & (b ^ c)), block[8], 0x455a_14ed, 20)
      step(c ^ (d & (b ^ c)), block[13], 0xa9e3_e905, 5)
      step(c ^ (d & (b ^ c)), block[2], 0xfcef_a3f8, 9)
      step(c ^ (d & (b ^ c)), block[7], 0x676f_02d9, 14)
      step(c ^ (d & (b ^ c)), block[12], 0x8d2a_4c8a, 20)
    }

    @inline(__always)
    private mutating func mixThird(_ block: Block) {
      step(b ^ c ^ d, block[5], 0xfffa_3942, 4)
      step(b ^ c ^ d, block[8], 0x8771_f681, 11)
      step(b ^ c ^ d, block[11], 0x6d9d_6122, 16)
      step(b ^ c ^ d, block[14], 0xfde5_380c, 23)
      step(b ^ c ^ d, block[1], 0xa4be_ea44, 4)
      step(b ^ c ^ d, block[4], 0x4bde_cfa9, 11)
      step(b ^ c ^ d, block[7], 0xf6bb_4b60, 16)
      step(b ^ c ^ d, block[10], 0xbebf_bc70, 23)
      step(b ^ c ^ d, block[13], 0x289b_7ec6, 4)
      step(b ^ c ^ d, block[0], 0xeaa1_27fa, 11)
      step(b ^ c ^ d, block[3], 0xd4ef_3085, 16)
      step(b ^ c ^ d, block[6], 0x0488_1d05, 23)
      step(b ^ c ^ d, block[9], 0xd9d4_d039, 4)
      step(b ^ c ^ d, block[12], 0xe6db_99e5, 11)
      step(b ^ c ^ d, block[15], 0x1fa2_7cf8, 16)
      step(b ^ c ^ d, block[2], 0xc4ac_5665, 23)
    }

    @inline(__always)
    private mutating func mixFourth(_ block: Block) {
      step(c ^ (b | ~d), block[0], 0xf429_2244, 6)
      step(c ^ (b | ~d), block[7], 0x432a_ff97, 10)
      step(c ^ (b | ~d), block[14], 0xab94_23a7, 15)
      step(c ^ (b | ~d), block[5], 0xfc93_a039, 21)
      step(c ^ (b | ~d), block[12], 0x655b_59c3, 6)
      step(c ^ (b | ~d), block[3], 0x8f0c_cc92, 10)
      step(c ^ (b | ~d), block[10], 0xffef_f47d, 15)
      step(c ^ (b | ~d), block[1], 0x8584_5dd1, 21)
      step(c ^ (b | ~d), block[8], 0x6fa8_7e4f, 6)
      step(c ^ (b | ~d), block[15], 0xfe2c_e6e0, 10)
      step(c ^ (b | ~d), block[6], 0xa301_4314, 15)
      step(c ^ (b | ~d), block[13], 0x4e08_11a1, 21)
      step(c ^ (b | ~d), block[4], 0xf753_7e82, 6)
      step(c ^ (b | ~d), block[11], 0xbd3a_f235, 10)
      step(c ^ (b | ~d), block[2], 0x2ad7_d2bb, 15)
      step(c ^ (b | ~d), block[9], 0xeb86_d391, 21)
    }
  }
}
