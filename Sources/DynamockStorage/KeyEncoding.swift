public import DynamockModel

/// An encoding of key attributes whose bytes sort as DynamoDB sorts the values.
///
/// Every encoding is self-delimiting, so that a partition key, sort keys and a table's key can be
/// concatenated, and still sort by the first, then the second, and so on. The type is not encoded:
/// a key schema gives each position one type. Part of the file format.
///
/// | type | bytes |
/// |---|---|
/// | S, B | the bytes, with 00 as 01 01 and 01 as 01 02, then 00 |
/// | N | DynamoDB's own base-100 form (see `KeyEncoding+Number`), then 00, or 66 below zero |
public enum KeyEncoding {
  /// Appends a key attribute's value.
  ///
  /// Keys are S, N or B; validation leaves no other type, and nothing would be appended for one.
  public static func append(_ value: AttributeValue, to key: inout [UInt8]) {
    value.withKeyContents { contents in
      append(to: &key, upTo: maximumLength(of: contents)) { write(contents, to: $0, at: 0) }
    }
  }

  /// Appends the common prefix of the encodings of all values that begin with a string or with
  /// bytes.
  ///
  /// - Returns: false if the value is neither, and so no value begins with it.
  public static func appendBeginning(_ value: AttributeValue, to key: inout [UInt8]) -> Bool {
    value.withKeyContents { contents in
      guard case .bytes(let bytes) = contents else { return false }
      append(to: &key, upTo: 2 * bytes.count) { writeEscaped(bytes, to: $0, at: 0) }
      return true
    }
  }

  /// Appends at most `length` bytes, which `body` writes; it returns how many there are.
  private static func append(
    to key: inout [UInt8], upTo length: Int, _ body: (UnsafeMutableRawBufferPointer) -> Int
  ) {
    withUnsafeTemporaryAllocation(byteCount: length, alignment: 8) { memory in
      let end = body(memory)
      key.append(contentsOf: UnsafeRawBufferPointer(rebasing: memory[..<end]))
    }
  }

  private static let terminator: UInt8 = 0
  private static let escape: UInt8 = 1

  /// Writes a key attribute's value at a position of memory that has room for it; returns the
  /// position after it.
  @inline(__always)
  static func write(
    _ value: KeyContents, to memory: UnsafeMutableRawBufferPointer, at start: Int
  ) -> Int {
    switch value {
    case .bytes(let bytes):
      let end = writeEscaped(bytes, to: memory, at: start)
      memory[end] = terminator
      return end &+ 1
    case .number(let number): return write(number, to: memory, at: start)
    case .nothing: return start
    }
  }

  /// Writes bytes without their terminator, words at a time as long as nothing has to be escaped.
  private static func writeEscaped(
    _ bytes: UnsafeRawBufferPointer, to memory: UnsafeMutableRawBufferPointer, at start: Int
  ) -> Int {
    var target = start
    var source = 0
    while bytes.count &- source >= 8 {
      let word = bytes.loadUnaligned(fromByteOffset: source, as: UInt64.self)
      // Subtraction borrows into the top bit of each byte below 2, and of others only beside one.
      let escaped = (word &- 0x0202_0202_0202_0202) & ~word & 0x8080_8080_8080_8080
      guard escaped == 0 else { break }
      memory.storeBytes(of: word, toByteOffset: target, as: UInt64.self)
      source &+= 8
      target &+= 8
    }
    while source < bytes.count {
      let byte = bytes[source]
      if byte <= escape {
        memory[target] = escape
        memory[target &+ 1] = byte &+ 1
        target &+= 2
      } else {
        memory[target] = byte
        target &+= 1
      }
      source &+= 1
    }
    return target
  }

  /// Returns the maximum length of a value's encoding.
  static func maximumLength(of value: KeyContents) -> Int {
    switch value {
    case .bytes(let bytes): 2 * bytes.count + 1
    case .number: maximumNumberLength
    case .nothing: 0
    }
  }

  /// Returns the maximum length of a value's encoding if nothing in it is escaped, for reserving
  /// memory.
  static func expectedLength(of value: AttributeValue) -> Int {
    switch value {
    case .string(let text): text.utf8.count + 1
    case .binary(let bytes): bytes.count + 1
    default: maximumNumberLength
    }
  }
}
