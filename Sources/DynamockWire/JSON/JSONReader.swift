/// Reads values from JSON text, one after another, without building a tree.
///
/// Strict ([rfc-8259]): UTF-8, no trailing commas, no lone surrogates, nothing after the value.
/// Callers determine the kind of the next value with ``peek()``; skipped values are validated too.
/// The text must outlive the reader; only ``WireCodec`` creates readers.
struct JSONReader: ~Copyable {
  let base: UnsafePointer<UInt8>
  let count: Int
  var position = 0
  /// Whether the text has a form that AWS reads with its older layer: a Boolean as a string, an
  /// attribute value with no data type or several, or an integer that had to be adjusted.
  var isLoose = false
  /// The number of elements of an array that are kept; the others are read, but need no memory.
  var keptElements = Int.max
  /// A buffer for unescaped names; most requests need none.
  var unescapedName: UnsafeMutableBufferPointer<UInt8>?

  init(base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
  }

  deinit { unescapedName?.deallocate() }

  /// Returns the kind of the next value, determined by its first byte.
  @inline(__always)
  mutating func peek() throws(DecodingFault) -> JSONKind {
    switch try nextByte() {
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "t"): return .true
    case UInt8(ascii: "f"): return .false
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw .notJSON
    }
  }

  /// Returns the next byte that is not white space, without consuming it.
  @inline(__always)
  mutating func nextByte() throws(DecodingFault) -> UInt8 {
    while position < count {
      let byte = base[position]
      guard byte <= 0x20 else { return byte }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { throw .notJSON }
      position &+= 1
    }
    throw .notJSON
  }

  /// Reads a required byte, after any white space.
  @inline(__always)
  mutating func expect(_ character: Unicode.Scalar) throws(DecodingFault) {
    guard try nextByte() == UInt8(ascii: character) else { throw .notJSON }
    position &+= 1
  }

  /// Reads the rest of the text, which must be white space.
  mutating func end() throws(DecodingFault) {
    while position < count {
      let byte = base[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { throw .notJSON }
      position &+= 1
    }
  }

  /// Reads `true`, `false` or `null`.
  mutating func literal(_ text: StaticString) throws(DecodingFault) {
    let length = text.utf8CodeUnitCount
    guard count &- position >= length else { throw .notJSON }
    for index in 0..<length where base[position &+ index] != text.utf8Start[index] {
      throw .notJSON
    }
    position &+= length
  }

  /// Reads up to the next member's value and returns the member's name, or reads the object's end
  /// and returns `nil`.
  @inline(__always)
  mutating func nextMember(_ isFirst: inout Bool) throws(DecodingFault) -> JSONName? {
    if try nextByte() == UInt8(ascii: "}") {
      position &+= 1
      return nil
    }
    if !isFirst { try expect(",") }
    isFirst = false
    guard try nextByte() == UInt8(ascii: "\"") else { throw .notJSON }
    let name = try name()
    try expect(":")
    return name
  }

  /// Returns whether the object ends here; if so, its end is read.
  @inline(__always)
  mutating func closes() throws(DecodingFault) -> Bool {
    guard try nextByte() == UInt8(ascii: "}") else { return false }
    position &+= 1
    return true
  }

  /// Reads up to the next element and returns true, or reads the array's end and returns false.
  @inline(__always)
  mutating func nextElement(_ isFirst: inout Bool) throws(DecodingFault) -> Bool {
    if try nextByte() == UInt8(ascii: "]") {
      position &+= 1
      return false
    }
    if !isFirst { try expect(",") }
    isFirst = false
    return true
  }
}

/// The kinds of JSON values, determined by their first byte.
enum JSONKind: Equatable {
  case object, array, string, number, `true`, `false`, null
}
