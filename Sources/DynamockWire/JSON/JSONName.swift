/// The bytes of a member's name in the text; valid until the reader advances.
struct JSONName {
  let start: UnsafePointer<UInt8>
  let count: Int

  /// Returns whether the name has the same bytes as a text.
  @inline(__always)
  func hasSameBytes(as text: String) -> Bool {
    guard text.utf8.count == count else { return false }
    return text.utf8.withContiguousStorageIfAvailable { hasSameBytes(as: $0) }
      ?? text.utf8.elementsEqual(UnsafeBufferPointer(start: start, count: count))
  }

  @inline(__always)
  private func hasSameBytes(as bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in 0..<count where bytes[index] != start[index] { return false }
    return true
  }

  /// Enables comparing names with literals in a `switch`.
  @inline(__always)
  static func ~= (literal: StaticString, name: JSONName) -> Bool {
    guard literal.utf8CodeUnitCount == name.count else { return false }
    for index in 0..<name.count where literal.utf8Start[index] != name.start[index] { return false }
    return true
  }
}
