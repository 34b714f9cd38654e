import DynamockWire
import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Searches for the end of a head, and continues at the same position when more bytes arrive.
struct HeadSearch {
  private var searched = 0
  private var requestLineLength: Int?

  /// Whether nothing has been searched yet.
  var isNew: Bool { searched == 0 }

  /// Returns the length of the head with its empty line, or `nil` if it is not complete.
  /// - Throws: `requestLineTooLong`, `headersTooLong`, or `malformed` for a line feed alone.
  mutating func headLength(
    in input: inout ByteBuffer, limits: ServerConfiguration.Limits
  ) throws(HTTPFault) -> Int? {
    if searched == 0 { Self.skipEmptyLines(in: &input) }
    let end = input.withUnsafeReadableBytes { bytes -> Result<Int?, HTTPFault> in
      while let lineEnd = Self.lineFeed(in: bytes, from: searched) {
        guard lineEnd > 0, bytes[lineEnd - 1] == UInt8(ascii: "\r") else {
          return .failure(.malformed)
        }
        let isEmptyLine = requestLineLength != nil && lineEnd - 1 == searched
        searched = lineEnd + 1
        if requestLineLength == nil { requestLineLength = searched }
        if isEmptyLine { return .success(searched) }
      }
      return .success(nil)
    }
    let length = try end.get()
    let known = length ?? input.readableBytes
    guard requestLineLength ?? known <= limits.requestLine else { throw .requestLineTooLong }
    guard known - (requestLineLength ?? known) <= limits.headers else { throw .headersTooLong }
    return length
  }

  /// Skips empty lines before a request line ([rfc-9112], section 2.2).
  private static func skipEmptyLines(in input: inout ByteBuffer) {
    while input.getInteger(at: input.readerIndex, as: UInt16.self) == 0x0D0A {
      input.moveReaderIndex(forwardBy: 2)
    }
  }

  private static func lineFeed(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress else { return nil }
    return memchr(base + start, 0x0A, bytes.count - start).map { UnsafeRawPointer($0) - base }
  }
}
