/// A key to search for: its bytes, and the first eight of them as a number.
///
/// The number decides almost every comparison, since row keys begin with an eight-byte hash.
struct SearchKey {
  let bytes: UnsafeBufferPointer<UInt8>
  let head: UInt64

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    head = Self.head(of: bytes)
  }

  /// Returns the first eight bytes, padded with zeros, as a number that sorts in the same order.
  static func head(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if bytes.count >= 8 { return word(of: bytes, at: 0) }
    var head: UInt64 = 0
    for position in 0..<8 {
      head = head << 8 | (position < bytes.count ? UInt64(bytes[position]) : 0)
    }
    return head
  }

  /// Returns whether one key precedes another with the same head.
  static func precedes(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let shared = min(left.count, right.count)
    var position = 8
    while position + 8 <= shared {
      let (leftWord, rightWord) = (word(of: left, at: position), word(of: right, at: position))
      if leftWord != rightWord { return leftWord < rightWord }
      position += 8
    }
    while position < shared {
      if left[position] != right[position] { return left[position] < right[position] }
      position += 1
    }
    return left.count < right.count
  }

  /// Returns whether two keys with the same head are equal.
  static func equals(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    left.count == right.count && !precedes(left, right) && !precedes(right, left)
  }

  private static func word(of bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt64 {
    UInt64(
      bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: offset, as: UInt64.self))
  }
}

extension Array<UInt8> {
  /// Calls `body` with this key.
  @inline(__always)
  func asSearchKey<Value>(_ body: (SearchKey) -> Value) -> Value {
    withUnsafeBufferPointer { body(SearchKey($0)) }
  }
}
