import DynamockModel
import DynamockStorage

/// An entry of a table's log: a changed item as it was before the change.
///
/// The key is the entry's number in 8 bytes; number 0, which no entry has, is the key of the time
/// up to which entries were removed. The value is 4 bytes for the size of the entry, 8 for the time
/// in milliseconds since 1970, 2 for the length of the row key, the row key, and the stored bytes of
/// the old item, or nothing if there was none. Part of the file format.
struct RecoveryEntry {
  /// When the change was made.
  let time: Timestamp
  /// The row key of the changed item.
  let rowKey: [UInt8]
  /// The item before the change, or `nil` if there was none.
  let old: ItemImage?

  static let keyLength = 8
  private static let headerLength = 14

  /// The number of bytes of key and value.
  var size: Int {
    Self.keyLength + Self.headerLength + rowKey.count + (old?.bytes.count ?? 0)
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size - Self.keyLength)
    BigEndian.append(UInt64(truncatingIfNeeded: size), bytes: 4, to: &bytes)
    BigEndian.append(UInt64(bitPattern: time.milliseconds), to: &bytes)
    BigEndian.append(UInt64(truncatingIfNeeded: rowKey.count), bytes: 2, to: &bytes)
    bytes.append(contentsOf: rowKey)
    if let old { bytes.append(contentsOf: old.bytes) }
    return bytes
  }

  init(time: Timestamp, rowKey: [UInt8], old: ItemImage?) {
    self.time = time
    self.rowKey = rowKey
    self.old = old
  }

  /// Reads stored bytes.
  ///
  /// - Throws: InternalServerError if they are no entry, which is only possible in a damaged file.
  init(storedBytes bytes: [UInt8]) throws(EngineFault) {
    guard bytes.count >= Self.headerLength else { throw .damagedItem }
    let length = Int(truncatingIfNeeded: BigEndian.number(bytes[12..<Self.headerLength]))
    let end = Self.headerLength + length
    guard end <= bytes.count else { throw .damagedItem }
    time = Self.time(in: bytes)
    rowKey = Array(bytes[Self.headerLength..<end])
    guard end < bytes.count else {
      old = nil
      return
    }
    let image = ItemImage(storedBytes: Array(bytes[end...]))
    guard image.isSound else { throw .damagedItem }
    old = image
  }

  /// Returns the time in stored bytes.
  static func time(in bytes: [UInt8]) -> Timestamp {
    guard bytes.count >= headerLength else { return Timestamp(milliseconds: .min) }
    return Timestamp(milliseconds: Int64(bitPattern: BigEndian.number(bytes[4..<12])))
  }

  /// Returns the size of an entry in stored bytes.
  static func size(in bytes: [UInt8]) -> Int { keyLength + bytes.count }

  // MARK: Keys

  /// Returns the key of an entry.
  static func key(_ number: Int) -> [UInt8] {
    BigEndian.bytes(UInt64(truncatingIfNeeded: number))
  }

  /// Returns the number in a key.
  static func number(in key: [UInt8]) -> Int { Int(truncatingIfNeeded: BigEndian.number(key)) }

  /// Returns the range of the entries with at least a number, and less than another one.
  static func range(from number: Int = 1, before end: Int? = nil) -> KeyRange {
    KeyRange(lower: key(max(1, number)), upper: end.map { key(max(1, $0)) })
  }

  /// The key of the time of the last entry that was removed.
  static let markKey = key(0)

  /// Returns the value of ``markKey``.
  static func mark(_ time: Timestamp) -> [UInt8] {
    BigEndian.bytes(UInt64(bitPattern: time.milliseconds))
  }

  /// Returns the time in a value of ``markKey``.
  static func time(inMark value: [UInt8]) -> Timestamp {
    Timestamp(milliseconds: Int64(bitPattern: BigEndian.number(value)))
  }
}
