import DynamockStorage

/// The keys of a stream's keyspace: 4 bytes of the shard's number, 8 bytes of the sequence number.
///
/// A shard is one range, in the order of its records. Under sequence number 0, which no record has,
/// stands how far the shard was trimmed. Part of the file format.
enum StreamRecordKey {
  private static let length = 12

  /// The key of a record.
  static func key(shard: Int, number: Int) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(length)
    append(UInt64(truncatingIfNeeded: shard), bytes: 4, to: &key)
    append(UInt64(truncatingIfNeeded: number), bytes: 8, to: &key)
    return key
  }

  /// The records of a shard from a sequence number on.
  static func range(of shard: Int, from number: Int = 1) -> KeyRange {
    KeyRange(
      lower: key(shard: shard, number: max(1, number)), upper: key(shard: shard + 1, number: 0))
  }

  /// The sequence number of a record's key.
  static func number(in key: [UInt8]) -> Int { bigEndian(key.dropFirst(4)) }

  /// Where the number of the last record that was trimmed from a shard stands.
  static func trimMark(of shard: Int) -> [UInt8] { key(shard: shard, number: 0) }

  /// The value under ``trimMark(of:)``.
  static func mark(_ number: Int) -> [UInt8] {
    var value: [UInt8] = []
    append(UInt64(truncatingIfNeeded: number), bytes: 8, to: &value)
    return value
  }

  /// The sequence number of a value under ``trimMark(of:)``.
  static func number(inMark value: [UInt8]) -> Int { bigEndian(value[...]) }

  private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> Int {
    Int(truncatingIfNeeded: bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  private static func append(_ value: UInt64, bytes: Int, to output: inout [UInt8]) {
    for shift in stride(from: 8 * (bytes - 1), through: 0, by: -8) {
      output.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
    }
  }
}
