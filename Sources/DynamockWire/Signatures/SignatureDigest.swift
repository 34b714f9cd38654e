import Crypto
import DynamockModel

/// The two functions of Signature Version 4: SHA-256 and HMAC-SHA256.
///
/// Only this file depends on their implementation.
enum SignatureDigest {
  /// Returns the SHA-256 of a message, in lowercase hexadecimal.
  static func hexadecimal(of message: some Sequence<UInt8>) -> String {
    Hexadecimal.text(of: SHA256.hash(data: Array(message)))
  }

  /// Returns the HMAC of a message with a key.
  static func authenticate(_ message: some Sequence<UInt8>, with key: [UInt8]) -> [UInt8] {
    Array(
      HMAC<SHA256>.authenticationCode(for: Array(message), using: SymmetricKey(data: key)))
  }
}
