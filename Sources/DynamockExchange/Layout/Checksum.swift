import Crypto
import DynamockModel

/// The MD5 digest of a file, in the forms used by exports.
struct Checksum {
  private var state = Insecure.MD5()

  /// Adds bytes.
  mutating func add(_ bytes: [UInt8]) { state.update(data: bytes) }

  /// The digest in base64, as in manifests.
  var base64: String { Base64.text(of: Array(state.finalize())) }

  /// S3's ETag of an object uploaded in one part: the digest of the parts' digests, and the number
  /// of parts.
  var entityTag: String {
    let digests = Insecure.MD5.hash(data: Array(state.finalize()))
    return Hexadecimal.text(of: digests) + "-1"
  }

  /// Returns the 16 bytes of the digest of bytes.
  static func digest(of bytes: [UInt8]) -> [UInt8] { Array(Insecure.MD5.hash(data: bytes)) }

  /// Returns the digest of bytes in base64.
  static func base64(of bytes: [UInt8]) -> String {
    var checksum = Checksum()
    checksum.add(bytes)
    return checksum.base64
  }
}
