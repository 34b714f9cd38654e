/// Writes bytes sequentially to memory of sufficient length; debug builds trap at its end.
struct HeadWriter {
  private let memory: UnsafeMutableRawBufferPointer
  /// The number of bytes written so far.
  private(set) var count = 0

  init(_ memory: UnsafeMutableRawBufferPointer) { self.memory = memory }

  @inline(__always)
  mutating func write(_ byte: UInt8) {
    memory[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func write(_ bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count <= memory.count &- count)
    UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: bytes)
    count &+= bytes.count
  }

  @inline(__always)
  mutating func write(_ text: StaticString) {
    write(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { write($0) }
  }

  /// Writes text that is not a literal; a function with another name, since a literal would be a
  /// `String` otherwise.
  mutating func write(text: String) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
  }

  /// Writes a number in decimal digits.
  mutating func write(decimal number: UInt64) {
    var rest = number
    var width = 1
    var bound: UInt64 = 10
    while width < 20, number >= bound {
      width += 1
      bound = bound &* 10
    }
    precondition(width <= memory.count &- count)
    var place = count &+ width
    repeat {
      place &-= 1
      memory[place] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while place > count
    count &+= width
  }
}
