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
enum PartitionHash {
  private static let salt: StaticString = "Outliers"

  /// The hash of a partition key of one attribute, or of several one after the other.
  static func hash(of partition: some Sequence<AttributeValue>) -> UInt64 {
    var message: [UInt8] = []
    message.reserveCapacity(64)
    for index in 0..<salt.utf8CodeUnitCount { message.append(salt.utf8Start[index]) }
    for value in partition {
      switch value {
      case .string(let text): text.withBytes { message.append(contentsOf: $0) }
      case .number(let number): KeyEncoding.appendForHash(number, to: &message)
      case .binary(let bytes): message.append(contentsOf: bytes)
      default: break
      }
    }
    return MD5.first64Bits(of: &message)
  }
}
