/// A key in the form in which nodes compare it: its first eight bytes as a number, and the others.
///
/// The number decides almost every comparison, since row keys begin with an eight-byte hash. The
/// bytes have to outlive the key.
struct SearchKey {
  /// The first eight bytes, padded with zeros, as a number that sorts in the same order.
  let head: UInt64
  /// The number of bytes in the head, less than 8 only if there are no others.
  let headCount: Int
  /// The bytes after the head.
  let rest: UnsafeBufferPointer<UInt8>

  @inline(__always)
  init(head: UInt64, headCount: Int, rest: UnsafeBufferPointer<UInt8>) {
    (self.head, self.headCount, self.rest) = (head, headCount, rest)
  }

  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count >= 8 {
      (head, headCount) = (Self.word(of: bytes, at: 0), 8)
      rest = UnsafeBufferPointer(rebasing: bytes[8...])
      return
    }
    var head: UInt64 = 0
    for position in 0..<8 {
      head = head << 8 | (position < bytes.count ? UInt64(bytes[position]) : 0)
    }
    (self.head, headCount, rest) = (head, bytes.count, UnsafeBufferPointer(start: nil, count: 0))
  }

  /// The key before all others.
  static var empty: SearchKey { SearchKey(UnsafeBufferPointer(start: nil, count: 0)) }

  /// The number of bytes.
  var count: Int { headCount + rest.count }

  /// Copies the bytes to a place with room for ``count``.
  @inline(__always)
  func copyBytes(to place: UnsafeMutablePointer<UInt8>) {
    if headCount == 8 {
      UnsafeMutableRawPointer(place).storeBytes(of: head.bigEndian, as: UInt64.self)
    } else {
      for position in 0..<headCount {
        place[position] = UInt8(truncatingIfNeeded: head >> (56 - 8 * position))
      }
    }
    if let base = rest.baseAddress { (place + headCount).update(from: base, count: rest.count) }
  }

  /// Returns whether one key precedes another with the same head.
  static func precedes(_ left: SearchKey, _ right: SearchKey) -> Bool {
    let shared = min(left.rest.count, right.rest.count)
    var position = 0
    while position + 8 <= shared {
      let leftWord = word(of: left.rest, at: position)
      let rightWord = word(of: right.rest, at: position)
      if leftWord != rightWord { return leftWord < rightWord }
      position += 8
    }
    while position < shared {
      let (leftByte, rightByte) = (left.rest[position], right.rest[position])
      if leftByte != rightByte { return leftByte < rightByte }
      position += 1
    }
    return left.count < right.count
  }

  /// Returns whether two keys with the same head are equal.
  static func equals(_ left: SearchKey, _ right: SearchKey) -> Bool {
    guard left.count == right.count else { return false }
    let count = left.rest.count
    var position = 0
    while position + 8 <= count {
      if word(of: left.rest, at: position) != word(of: right.rest, at: position) { return false }
      position += 8
    }
    while position < count {
      if left.rest[position] != right.rest[position] { return false }
      position += 1
    }
    return true
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

  /// Creates the bytes of a key.
  init(_ key: SearchKey) {
    self.init(unsafeUninitializedCapacity: key.count) { buffer, count in
      if let base = buffer.baseAddress { key.copyBytes(to: base) }
      count = key.count
    }
  }

  /// Sets the bytes to those of a key; memory that is long enough and has no other holder is reused.
  @inline(__always)
  mutating func set(_ key: SearchKey) {
    if count != key.count { resize(to: key.count) }
    withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { key.copyBytes(to: base) }
    }
  }

  private mutating func resize(to length: Int) {
    if count > length {
      removeLast(count - length)
    } else {
      append(contentsOf: repeatElement(0, count: length - count))
    }
  }
}
