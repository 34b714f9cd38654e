import Crypto

/// The two functions of Signature Version 4: SHA-256 and HMAC-SHA256.
///
/// Only this file depends on their implementation.
enum SignatureDigest {
  /// Returns the SHA-256 of a message, in lowercase hexadecimal.
  static func hexadecimal(of message: some Sequence<UInt8>) -> String {
    hexadecimal(Array(SHA256.hash(data: Array(message))))
  }

  /// Returns the HMAC of a message with a key.
  static func authenticate(_ message: some Sequence<UInt8>, with key: [UInt8]) -> [UInt8] {
    Array(
      HMAC<SHA256>.authenticationCode(for: Array(message), using: SymmetricKey(data: key)))
  }

  /// Returns bytes in lowercase hexadecimal.
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
