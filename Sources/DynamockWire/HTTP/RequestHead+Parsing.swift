import DynamockModel

extension RequestHead {
  /// Parses a head: the request line and the fields, up to and including the empty line.
  ///
  /// - Parameter previous: a head of the same connection, or `nil`. Lines that it has at the same
  ///   places, which are most of an SDK's, are not parsed again.
  /// Strict where [rfc-9112] permits a choice, since any leniency can make two readers see
  /// different requests: a bare line feed, a space before the colon and a folded line are rejected.
  /// - Throws: `malformed` or `unsupportedVersion`.
  public init(parsing head: [UInt8], after previous: RequestHead? = nil) throws(HTTPFault) {
    guard head.count <= Int(UInt16.max) else { throw .headersTooLong }
    let read = head.withUnsafeBufferPointer { bytes -> Result<RequestHead, HTTPFault> in
      var reader = HeadReader(bytes: bytes, previous: previous)
      do throws(HTTPFault) {
        let (method, target, minorVersion) = try reader.requestLine()
        let fields = try reader.fieldLines()
        return .success(
          RequestHead(
            method: method, minorVersion: minorVersion, bytes: head, target: target,
            fields: fields))
      } catch {
        return .failure(error)
      }
    }
    self = try read.get()
  }
}

/// A cursor over the bytes of a head.
private struct HeadReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let previous: RequestHead?
  var position = 0

  mutating func requestLine() throws(HTTPFault) -> (RequestHead.Method, RequestHead.Extent, UInt8) {
    if let previous, let end = previous.fields.first?.name.start,
      isRepeated(0..<Int(end), of: previous)
    {
      position = Int(end)
      return (previous.method, previous.target, previous.minorVersion)
    }
    let method = try run(of: .token, endedBy: UInt8(ascii: " "))
    let target = try run(of: .target, endedBy: UInt8(ascii: " "))
    return (Self.method(bytes[method.range]), target, try version())
  }

  mutating func fieldLines() throws(HTTPFault) -> [RequestHead.Field] {
    var fields: [RequestHead.Field] = []
    fields.reserveCapacity(16)
    while position < bytes.count, bytes[position] != UInt8(ascii: "\r") {
      if let repeated = repeatedField(at: fields.count) {
        fields.append(repeated)
        continue
      }
      let name = try run(of: .token, endedBy: UInt8(ascii: ":"))
      let number = HeaderName.number(of: UnsafeBufferPointer(rebasing: bytes[name.range]))
      fields.append(RequestHead.Field(name: name, value: try fieldValue(), nameNumber: number))
    }
    try expect("\r\n")
    guard position == bytes.count else { throw .malformed }
    return fields
  }

  /// Skips the line of a field if the previous head has the same one at the same place.
  @inline(__always)
  private mutating func repeatedField(at index: Int) -> RequestHead.Field? {
    guard let previous, index < previous.fields.count else { return nil }
    let field = previous.fields[index]
    let end = Int(field.value.end)
    guard field.name.start == position, end + 2 <= bytes.count,
      bytes[end] == UInt8(ascii: "\r"), bytes[end + 1] == UInt8(ascii: "\n")
    else { return nil }
    guard isRepeated(position..<end, of: previous) else { return nil }
    position = end + 2
    return field
  }

  /// Returns whether the previous head has the same bytes in a range.
  @inline(__always)
  private func isRepeated(_ range: Range<Int>, of previous: RequestHead) -> Bool {
    guard range.upperBound <= bytes.count else { return false }
    let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[range])
    return previous.bytes.withUnsafeBytes {
      UnsafeRawBufferPointer(rebasing: $0[range]).hasSameBytes(as: bytes)
    }
  }

  /// Reads the bytes of a class up to a delimiter, which is consumed; at least one byte is
  /// required.
  @inline(__always)
  private mutating func run(
    of allowed: ByteClass, endedBy delimiter: UInt8
  ) throws(HTTPFault) -> RequestHead.Extent {
    let start = position
    while position < bytes.count, bytes[position] != delimiter {
      guard allowed.contains(bytes[position]) else { throw .malformed }
      position += 1
    }
    guard position > start, position < bytes.count else { throw .malformed }
    position += 1
    return RequestHead.Extent(start: UInt16(start), end: UInt16(position - 1))
  }

  private mutating func fieldValue() throws(HTTPFault) -> RequestHead.Extent {
    skipWhiteSpace()
    let start = position
    repeat { skipPlainBytes() } while skipValueByte()
    var end = position
    while end > start, Self.isWhiteSpace(bytes[end - 1]) { end -= 1 }
    try expect("\r\n")
    return RequestHead.Extent(start: UInt16(start), end: UInt16(end))
  }

  /// Skips bytes of a value, eight at a time, up to one that must be examined individually.
  ///
  /// The two terms set a word's high bits: the first in bytes below 0x20, the second in 0x7F.
  /// Borrows only affect bytes above the first match, so the lowest bit is exact.
  private mutating func skipPlainBytes() {
    let raw = UnsafeRawBufferPointer(bytes)
    while position + 8 <= raw.count {
      let word = UInt64(
        littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let deleted = word ^ 0x7F7F_7F7F_7F7F_7F7F
      let special =
        ((word &- 0x2020_2020_2020_2020) & ~word
          | (deleted &- 0x0101_0101_0101_0101) & ~deleted) & 0x8080_8080_8080_8080
      position += special.trailingZeroBitCount >> 3
      guard special == 0 else { return }
    }
  }

  /// Skips a byte of a value; returns false at a byte that ends the value.
  private mutating func skipValueByte() -> Bool {
    guard position < bytes.count, ByteClass.isValueByte(bytes[position]) else { return false }
    position += 1
    return true
  }

  private mutating func version() throws(HTTPFault) -> UInt8 {
    try expect("HTTP/")
    guard position + 5 <= bytes.count, bytes[position + 1] == UInt8(ascii: ".") else {
      throw .malformed
    }
    let (major, minor) = (bytes[position] &- 0x30, bytes[position + 2] &- 0x30)
    guard major <= 9, minor <= 9 else { throw .malformed }
    position += 3
    try expect("\r\n")
    guard major == 1 else { throw .unsupportedVersion }
    return min(minor, 1)
  }

  private mutating func expect(_ text: StaticString) throws(HTTPFault) {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { throw .malformed }
    for index in 0..<count where bytes[position + index] != text.utf8Start[index] {
      throw .malformed
    }
    position += count
  }

  private mutating func skipWhiteSpace() {
    while position < bytes.count, Self.isWhiteSpace(bytes[position]) { position += 1 }
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Returns the method with a name; methods are case-sensitive ([rfc-9110], section 9.1).
  private static func method(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> RequestHead.Method {
    if bytes.elementsEqual("POST".utf8) { return .post }
    if bytes.elementsEqual("GET".utf8) { return .get }
    if bytes.elementsEqual("HEAD".utf8) { return .head }
    if bytes.elementsEqual("OPTIONS".utf8) { return .options }
    if bytes.elementsEqual("DELETE".utf8) { return .delete }
    return .other
  }
}
