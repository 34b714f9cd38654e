/// How one value stands to another in DynamoDB's order.
public enum ValueOrder: Sendable, Hashable {
  /// The first value sorts before the second.
  case before
  /// Both are the same value.
  case same
  /// The first value sorts after the second.
  case after
}

extension String {
  /// Whether two texts hold the same UTF-8 bytes.
  ///
  /// DynamoDB compares bytes. Swift's `==` also takes text for equal that Unicode calls canonically
  /// equivalent, such as é in one scalar and in two.
  @usableFromInline
  package func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    return withBytes { own in other.withBytes { own.hasSameBytes(as: $0) } }
  }

  /// How this text stands to another by UTF-8 bytes.
  package func byteOrder(to other: String) -> ValueOrder {
    withBytes { own in other.withBytes { own.order(to: $0) } }
  }

  /// Lends the UTF-8 bytes to `body`.
  @inlinable
  @inline(__always)
  package func withBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    let lent = utf8.withContiguousStorageIfAvailable { body(UnsafeRawBufferPointer($0)) }
    if let lent { return lent }
    // Only text that Objective-C owns gets here.
    var copy = self
    return copy.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether two runs of the same length hold the same bytes.
  package func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    return commonPrefixLength(with: other) == count
  }

  /// How this run stands to another by unsigned bytes, a prefix before what it begins.
  package func order(to other: UnsafeRawBufferPointer) -> ValueOrder {
    let common = commonPrefixLength(with: other)
    if common < count, common < other.count {
      return self[common] < other[common] ? .before : .after
    }
    if count == other.count { return .same }
    return count < other.count ? .before : .after
  }

  /// How many bytes both begin with; eight are compared at a time.
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
  /// How these bytes stand to others, unsigned, a prefix before what it begins.
  package func byteOrder(to other: [UInt8]) -> ValueOrder {
    withUnsafeBytes { own in other.withUnsafeBytes { own.order(to: $0) } }
  }
}
