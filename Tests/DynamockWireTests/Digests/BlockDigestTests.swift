import CChecksum
import DynamockModel
import SeededRandom
import Testing

@testable import DynamockWire

/// The texts of RFC 1321, A.5, and of FIPS 180-4's examples ("SHA256.pdf" of NIST); RFC 4231 for HMAC.
@Suite("Digests of bytes")
struct BlockDigestTests {
  static let million = String(repeating: "a", count: 1_000_000)

  static let md5 = [
    ("", "d41d8cd98f00b204e9800998ecf8427e"),
    ("abc", "900150983cd24fb0d6963f7d28e17f72"),
    ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
    (
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
      "d174ab98d277d9f5a5611c2c9f419d9f"
    ),
    (
      String(repeating: "1234567890", count: 8), "57edf4a22be3c955ac49da2e2107b67a"
    ),
  ]

  static let sha256 = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (million, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ]

  @Test("MD5 has the published values", arguments: md5)
  func md5Values(_ text: String, _ digest: String) {
    #expect(Hexadecimal.text(of: BlockDigest.bytes(of: Array(text.utf8), by: .md5)) == digest)
  }

  @Test("SHA-256 has the published values", arguments: sha256)
  func sha256Values(_ text: String, _ digest: String) {
    #expect(KeyedDigest.hexadecimal(of: text.utf8) == digest)
  }

  @Test(
    "HMAC-SHA256 has the published values",
    arguments: [
      (
        [UInt8](repeating: 0x0B, count: 20), "Hi There",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
      ),
      (
        Array("Jefe".utf8), "what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      (
        [UInt8](repeating: 0xAA, count: 131),
        "Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
    ])
  func hmacValues(_ key: [UInt8], _ text: String, _ code: String) {
    #expect(Hexadecimal.text(of: KeyedDigest.authenticate(text.utf8, with: key)) == code)
  }

  @Test("A digest does not depend on the parts in which the bytes are added")
  func parts() {
    var generator = SeededGenerator(seed: 28)
    for length in 0..<300 {
      let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      for algorithm in [BlockDigest.Algorithm.md5, .sha256] {
        var digest = BlockDigest(algorithm)
        var rest = bytes[...]
        while !rest.isEmpty {
          let count = generator.below(rest.count) + 1
          digest.add(Array(rest.prefix(count)))
          rest = rest.dropFirst(count)
        }
        #expect(digest.bytes == BlockDigest.bytes(of: bytes, by: algorithm))
        #expect(digest.bytes == digest.bytes, "reading it does not change it")
      }
    }
  }

  @Test("The processor's instructions compute the same SHA-256 as the portable steps")
  func portable() {
    var generator = SeededGenerator(seed: 256)
    for blocks in 0..<20 {
      let bytes = (0..<64 * blocks).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      var state = (0..<8).map { _ in UInt32(truncatingIfNeeded: generator.next()) }
      var other = state
      dynamock_sha256_blocks(&state, bytes, blocks)
      dynamock_sha256_blocks_portably(&other, bytes, blocks)
      #expect(state == other)
    }
  }
}
