package import DynamockModel

/// DynamoDB's hash of a partition key, which determines the order of a Scan and the segment of an
/// item.
///
/// The hash is the first 64 bits of the MD5 of `Outliers` and the key's bytes, with numbers in
/// their base-100 form. [dynalite-suite] found it by requesting one segment of 4,096 at a time from
/// AWS; `PartitionHashTests` has the buckets that AWS returned (`test/scan.js`). So a Scan has the
/// same order as on AWS, and an item is in the same segment. MD5 is no longer secure, but need not
/// be here: colliding keys only share a position in the order.
///
/// Part of the file format.
package enum PartitionHash {
  private static let salt: StaticString = "Outliers"

  /// Returns the hash without the salt, which orders the partitions that PartiQL reads for an `IN`.
  ///
  /// Three pairs of keys are known from AWS ([dynoxide-captures], eu-west-2, 2026-09-17); they
  /// match this order and not the salted one. It is not used for storage.
  package static func unsalted(of value: AttributeValue) -> UInt64 {
    var bytes: [UInt8] = []
    switch value {
    case .string(let text): bytes = Array(text.utf8)
    case .number(let number): KeyEncoding.append(number, to: &bytes)
    case .binary(let own): bytes = own
    default: break
    }
    return bytes.withUnsafeBytes { bytes in
      MD5.first64Bits(length: bytes.count) { $0.copyMemory(from: bytes) }
    }
  }

  /// Returns the hash of a partition key of one attribute.
  static func hash(of value: AttributeValue) -> UInt64 {
    value.withKeyContents { hash(of: $0) }
  }

  /// Returns the hash of a partition key of one attribute.
  static func hash(of value: KeyContents) -> UInt64 {
    switch value {
    case .bytes(let bytes): hash(of: bytes)
    case .number(let number): KeyEncoding.withHashedForm(of: number) { hash(of: $0) }
    case .nothing: 0
    }
  }

  /// Returns the hash of a partition key of several attributes: that of their concatenated bytes.
  static func hash(of partition: some Collection<AttributeValue>) -> UInt64 {
    if partition.count == 1, let only = partition.first { return hash(of: only) }
    var bytes: [UInt8] = []
    for value in partition {
      switch value {
      case .string(let text): bytes.append(contentsOf: text.utf8)
      case .number(let number): KeyEncoding.append(number, to: &bytes)
      case .binary(let own): bytes.append(contentsOf: own)
      default: break
      }
    }
    return bytes.withUnsafeBytes { hash(of: $0) }
  }

  private static func hash(of key: UnsafeRawBufferPointer) -> UInt64 {
    let saltLength = salt.utf8CodeUnitCount
    return MD5.first64Bits(length: saltLength + key.count) { message in
      let salt = UnsafeRawBufferPointer(start: salt.utf8Start, count: saltLength)
      message.copyMemory(from: salt)
      UnsafeMutableRawBufferPointer(rebasing: message[saltLength...]).copyMemory(from: key)
    }
  }
}
