import DynamockModel
import DynamockStorage

/// The keys of a stream's keyspace: the shard's number in 4 bytes and the sequence number in 8
/// bytes.
///
/// A shard is one range, ordered by sequence number. Number 0, which no record has, is the key of
/// the trim position. Part of the file format.
enum StreamRecordKey {
  /// The number of bytes of a key.
  static let length = 12

  /// Returns the key of a record.
  static func key(shard: Int, number: Int) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(length)
    BigEndian.append(UInt64(truncatingIfNeeded: shard), bytes: 4, to: &key)
    BigEndian.append(UInt64(truncatingIfNeeded: number), to: &key)
    return key
  }

  /// Returns the range of a shard's records from a sequence number on.
  static func range(of shard: Int, from number: Int = 1) -> KeyRange {
    KeyRange(
      lower: key(shard: shard, number: max(1, number)), upper: key(shard: shard + 1, number: 0))
  }

  /// Returns the sequence number in a record's key.
  static func number(in key: [UInt8]) -> Int {
    Int(truncatingIfNeeded: BigEndian.number(key.dropFirst(4)))
  }

  /// Returns the shard's number in a record's key.
  static func shard(in key: [UInt8]) -> Int {
    Int(truncatingIfNeeded: BigEndian.number(key.prefix(4)))
  }

  /// Returns the key of the number of a shard's last trimmed record.
  static func trimMark(of shard: Int) -> [UInt8] { key(shard: shard, number: 0) }

  /// Returns the value of the key ``trimMark(of:)``.
  static func mark(_ number: Int) -> [UInt8] {
    BigEndian.bytes(UInt64(truncatingIfNeeded: number))
  }

  /// Returns the sequence number in a value of the key ``trimMark(of:)``.
  static func number(inMark value: [UInt8]) -> Int {
    Int(truncatingIfNeeded: BigEndian.number(value))
  }
}
