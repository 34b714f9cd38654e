import Crypto
import DynamockModel

/// The MD5 of a file's bytes, as exports note it.
struct Checksum {
  private var state = Insecure.MD5()

  /// Takes bytes in.
  mutating func add(_ bytes: [UInt8]) { state.update(data: bytes) }

  /// The digest in base64, as manifests have it.
  var base64: String { Self.base64(Array(state.finalize())) }

  /// What S3 calls an object that was uploaded in one part: the digest of the parts' digests, and their
  /// number.
  var entityTag: String {
    let digests = Insecure.MD5.hash(data: Array(state.finalize()))
    return digests.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "-1"
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    Base64.append(bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The digest of some bytes in base64.
  static func base64(of bytes: [UInt8]) -> String {
    var checksum = Checksum()
    checksum.add(bytes)
    return checksum.base64
  }
}
