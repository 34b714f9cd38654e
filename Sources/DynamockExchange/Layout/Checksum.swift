import DynamockModel
import DynamockWire

/// The MD5 digest of a file, in the forms used by exports.
struct Checksum {
  private var digest = BlockDigest(.md5)

  /// Adds bytes.
  mutating func add(_ bytes: [UInt8]) { digest.add(bytes) }

  /// The digest in base64, as in manifests.
  var base64: String { Base64.text(of: digest.bytes) }

  /// S3's ETag of an object uploaded in one part: the digest of the parts' digests, and the number
  /// of parts.
  var entityTag: String { Hexadecimal.text(of: Self.digest(of: digest.bytes)) + "-1" }

  /// Returns the 16 bytes of the digest of bytes.
  static func digest(of bytes: [UInt8]) -> [UInt8] { BlockDigest.bytes(of: bytes, by: .md5) }

  /// Returns the digest of bytes in base64.
  static func base64(of bytes: [UInt8]) -> String { Base64.text(of: digest(of: bytes)) }
}
