import Crypto

/// The two functions that Signature Version 4 is made of: SHA-256 and HMAC with it.
///
/// The only file of this room that knows where they come from.
enum SignatureDigest {
  /// The SHA-256 of a message, in lower-case hexadecimal digits.
  static func hexadecimal(of message: some Sequence<UInt8>) -> String {
    hexadecimal(Array(SHA256.hash(data: Array(message))))
  }

  /// The HMAC of a message under a key.
  static func authenticate(_ message: some Sequence<UInt8>, with key: [UInt8]) -> [UInt8] {
    Array(
      HMAC<SHA256>.authenticationCode(for: Array(message), using: SymmetricKey(data: key)))
  }

  /// Bytes as lower-case hexadecimal digits.
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
