import DynamockModel

/// SHA-256 and HMAC-SHA256: of Signature Version 4, and for names and pseudonyms of recordings.
package enum KeyedDigest {
  /// Returns the SHA-256 of bytes, in lowercase hexadecimal.
  package static func hexadecimal(of bytes: some Sequence<UInt8>) -> String {
    Hexadecimal.text(of: BlockDigest.bytes(of: Array(bytes), by: .sha256))
  }

  /// Returns the HMAC of bytes with a key (RFC 2104).
  package static func authenticate(_ bytes: some Sequence<UInt8>, with key: [UInt8]) -> [UInt8] {
    var key = key.count > BlockDigest.blockLength ? BlockDigest.bytes(of: key, by: .sha256) : key
    key += repeatElement(0, count: BlockDigest.blockLength - key.count)
    var inner = BlockDigest(.sha256)
    inner.add(key.map { $0 ^ 0x36 })
    inner.add(Array(bytes))
    return BlockDigest.bytes(of: key.map { $0 ^ 0x5C } + inner.bytes, by: .sha256)
  }
}
