/// The order of two values in DynamoDB.
public enum ValueOrder: Sendable, Hashable {
  /// The first value sorts before the second.
  case before
  /// Both values are equal.
  case same
  /// The first value sorts after the second.
  case after
}

extension String {
  /// Returns whether two strings have the same UTF-8 bytes.
  ///
  /// DynamoDB compares bytes. Swift's `==` also treats canonically equivalent strings as equal,
  /// such as é as one scalar and as two.
  @usableFromInline
  package func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    return withBytes { own in other.withBytes { own.hasSameBytes(as: $0) } }
  }

  /// Compares this string with another by UTF-8 bytes.
  package func byteOrder(to other: String) -> ValueOrder {
    withBytes { own in other.withBytes { own.order(to: $0) } }
  }

  /// Calls `body` with the UTF-8 bytes.
  @inlinable
  @inline(__always)
  package func withBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    let lent = utf8.withContiguousStorageIfAvailable { body(UnsafeRawBufferPointer($0)) }
    if let lent { return lent }
    // Only strings owned by Objective-C need this copy.
    var copy = self
    return copy.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }
}

extension UnsafeRawBufferPointer {
  /// Returns whether two buffers of the same length have the same bytes.
  package func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count, let own = baseAddress, let others = other.baseAddress else {
      return count == other.count
    }
    func difference<Word: FixedWidthInteger>(at index: Int, _: Word.Type) -> Word {
      own.loadUnaligned(fromByteOffset: index, as: Word.self)
        ^ others.loadUnaligned(fromByteOffset: index, as: Word.self)
    }
    // The last word overlaps the one before, instead of a loop over the remaining bytes.
    switch count {
    case 8...:
      var index = 0
      while index + 16 < count {
        let differs =
          difference(at: index, UInt64.self) | difference(at: index + 8, UInt64.self) != 0
        if differs { return false }
        index += 16
      }
      if index + 8 < count, difference(at: index, UInt64.self) != 0 { return false }
      return difference(at: count - 8, UInt64.self) == 0
    case 4...:
      return difference(at: 0, UInt32.self) | difference(at: count - 4, UInt32.self) == 0
    case 2...:
      return difference(at: 0, UInt16.self) | difference(at: count - 2, UInt16.self) == 0
    case 1: return difference(at: 0, UInt8.self) == 0
    default: return true
    }
  }

  /// Compares this buffer with another by unsigned bytes; a prefix sorts before longer bytes.
  package func order(to other: UnsafeRawBufferPointer) -> ValueOrder {
    let common = commonPrefixLength(with: other)
    if common < count, common < other.count {
      return self[common] < other[common] ? .before : .after
    }
    if count == other.count { return .same }
    return count < other.count ? .before : .after
  }

  /// Returns the length of the common prefix, comparing eight bytes at a time.
  private func commonPrefixLength(with other: UnsafeRawBufferPointer) -> Int {
    let end = Swift.min(count, other.count)
    guard end > 0, let own = baseAddress, let others = other.baseAddress else { return 0 }
    var index = 0
    while index + 8 <= end {
      let difference =
        own.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
        ^ others.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
      if difference != 0 { return index + difference.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < end,
      own.load(fromByteOffset: index, as: UInt8.self)
        == others.load(fromByteOffset: index, as: UInt8.self)
    {
      index += 1
    }
    return index
  }
}

extension [UInt8] {
  /// Compares these bytes with others as unsigned bytes; a prefix sorts before longer bytes.
  package func byteOrder(to other: [UInt8]) -> ValueOrder {
    withUnsafeBytes { own in other.withUnsafeBytes { own.order(to: $0) } }
  }
}
