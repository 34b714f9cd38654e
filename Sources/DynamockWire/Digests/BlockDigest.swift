import CChecksum

/// A digest of bytes that are added part by part.
package struct BlockDigest: Sendable {
  /// A digest function.
  package enum Algorithm: Sendable {
    /// RFC 1321.
    case md5
    /// FIPS 180-4.
    case sha256
  }

  static let blockLength = 64

  private let algorithm: Algorithm
  private var state: SIMD8<UInt32>
  /// What does not fill a block yet.
  private var rest: [UInt8] = []
  private var length: UInt64 = 0

  /// Creates the digest of no bytes.
  package init(_ algorithm: Algorithm) {
    self.algorithm = algorithm
    state =
      switch algorithm {
      case .md5: SIMD8(0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0, 0, 0, 0)
      case .sha256:
        SIMD8(
          0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A,
          0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19)
      }
  }

  /// Adds bytes.
  package mutating func add(_ bytes: [UInt8]) {
    length += UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(Self.blockLength - rest.count, bytes.count)
      rest += bytes[..<start]
      guard rest.count == Self.blockLength else { return }
      take(rest, from: 0)
      rest.removeAll(keepingCapacity: true)
    }
    take(bytes, from: start)
    rest += bytes[(bytes.count - (bytes.count - start) % Self.blockLength)...]
  }

  /// The digest of all bytes that were added: 16 bytes of MD5, and 32 of SHA-256.
  package var bytes: [UInt8] {
    var digest = self
    var padding: [UInt8] = [0x80]
    let missing = 2 * Self.blockLength - 8 - 1 - rest.count
    padding.append(contentsOf: repeatElement(0, count: missing % Self.blockLength))
    let bits = length &* 8
    for index in 0..<8 {
      let shift = algorithm == .md5 ? 8 * index : 56 - 8 * index
      padding.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    digest.add(padding)
    return digest.words
  }

  /// Returns the digest of bytes.
  package static func bytes(of bytes: [UInt8], by algorithm: Algorithm) -> [UInt8] {
    var digest = BlockDigest(algorithm)
    digest.add(bytes)
    return digest.bytes
  }

  private var words: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    for index in 0..<(algorithm == .md5 ? 4 : 8) {
      let word = algorithm == .md5 ? state[index].littleEndian : state[index].bigEndian
      withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  /// Continues with the whole blocks of bytes.
  private mutating func take(_ bytes: [UInt8], from start: Int) {
    let blocks = (bytes.count - start) / Self.blockLength
    guard blocks > 0 else { return }
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      withUnsafeMutableBytes(of: &state) { state in
        let words = state.assumingMemoryBound(to: UInt32.self).baseAddress
        switch algorithm {
        case .md5: dynamock_md5_blocks(words, base + start, blocks)
        case .sha256: dynamock_sha256_blocks(words, base + start, blocks)
        }
      }
    }
  }
}
