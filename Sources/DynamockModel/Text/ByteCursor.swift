/// Writes bytes sequentially to memory whose length was computed in advance.
///
/// Debug builds, which tests use, trap on a write beyond the end.
struct ByteCursor {
  private let memory: UnsafeMutableRawBufferPointer
  private var offset = 0
  /// Whether strings may need escapes in JSON; see ``JSONMeasure``.
  var textNeedsEscapes = true

  init(_ memory: UnsafeMutableRawBufferPointer) { self.memory = memory }

  /// The number of bytes written so far.
  var count: Int { offset }

  /// Whether everything has been written.
  var isAtEnd: Bool { offset == memory.count }

  @inline(__always)
  mutating func write(_ byte: UInt8) {
    memory[offset] = byte
    offset &+= 1
  }

  @inline(__always)
  mutating func write(_ literal: StaticString) {
    let bytes = UnsafeRawBufferPointer(
      start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    write(bytes)
  }

  @inline(__always)
  mutating func write(_ bytes: UnsafeRawBufferPointer) {
    take(bytes.count).copyMemory(from: bytes)
  }

  /// Writes a part of a text, which is fast for short ones.
  @inline(__always)
  mutating func write(_ range: Range<Int>, of text: UnsafeRawBufferPointer) {
    let block = 16
    guard range.count <= block, text.count &- range.lowerBound >= block,
      memory.count &- offset >= block, let source = text.baseAddress, let base = memory.baseAddress
    else { return write(UnsafeRawBufferPointer(rebasing: text[range])) }
    // A whole block: what is written beyond the range is written again by what follows.
    let low = source.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self)
    let high = source.loadUnaligned(fromByteOffset: range.lowerBound &+ 8, as: UInt64.self)
    base.storeBytes(of: low, toByteOffset: offset, as: UInt64.self)
    base.storeBytes(of: high, toByteOffset: offset &+ 8, as: UInt64.self)
    offset &+= range.count
  }

  /// Returns the memory of the next `count` bytes, for the caller to write to.
  @inline(__always)
  mutating func take(_ count: Int) -> UnsafeMutableRawBufferPointer {
    let taken = UnsafeMutableRawBufferPointer(rebasing: memory[offset..<(offset &+ count)])
    offset &+= count
    return taken
  }
}

extension [UInt8] {
  /// Appends `length` bytes, which `body` writes.
  @inline(__always)
  mutating func append(length: Int, _ body: (inout ByteCursor) -> Void) {
    let start = count
    if capacity - start < length { reserveCapacity(Swift.max(start + length, capacity * 2)) }
    append(contentsOf: repeatElement(0, count: length))
    withUnsafeMutableBytes { bytes in
      var cursor = ByteCursor(UnsafeMutableRawBufferPointer(rebasing: bytes[start...]))
      body(&cursor)
      assert(cursor.isAtEnd)
    }
  }
}
