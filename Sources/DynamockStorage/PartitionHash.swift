import DynamockModel

/// DynamoDB's hash of a partition key, which decides the order of a Scan and the segment of an item.
///
/// The first 64 bits of the MD5 of `Outliers` and the key's bytes, numbers in their base-100 form.
/// Dynalite found it by asking AWS for one segment of 4,096 at a time; `PartitionHashTests` holds the
/// buckets that AWS answered (architect/dynalite, `test/scan.js`). So a Scan comes in the order it
/// has on AWS and an item lies in the same segment. MD5 is no secret-keeper any more, nor need it
/// be one here: keys that collide only share a place in the order.
///
/// Part of the file format.
package enum PartitionHash {
  private static let salt: StaticString = "Outliers"

  /// The hash without the salt, in the order of which PartiQL reads the partitions of an `IN`.
  ///
  /// Three pairs of keys are known from AWS (captured in eu-west-2, 2026-09-17); they fit this order
  /// and not the salted one. Nothing is stored by it.
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

  /// The hash of a partition key of one attribute.
  static func hash(of value: AttributeValue) -> UInt64 {
    switch value {
    case .string(let text): text.withBytes { hash(of: $0) }
    case .number(let number): KeyEncoding.withHashedForm(of: number) { hash(of: $0) }
    case .binary(let bytes): bytes.withUnsafeBytes { hash(of: $0) }
    default: 0
    }
  }

  /// The hash of a partition key of several attributes: that of their bytes one after the other.
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
