/// SHA-256 and HMAC-SHA256, for names and pseudonyms of recordings.
package enum KeyedDigest {
  /// Returns the SHA-256 of bytes, in lowercase hexadecimal.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    SignatureDigest.hexadecimal(of: bytes)
  }

  /// Returns the HMAC of bytes with a key.
  package static func authenticate(_ bytes: [UInt8], with key: [UInt8]) -> [UInt8] {
    SignatureDigest.authenticate(bytes, with: key)
  }
}
