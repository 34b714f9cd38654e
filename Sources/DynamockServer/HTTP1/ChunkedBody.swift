import DynamockWire
import NIOCore

/// Reassembles a chunked body, ignoring extensions and trailers ([rfc-9112], section 7.1).
///
/// Ignored parts must follow the grammar as well: a reader that ends them elsewhere would see a
/// different request after them.
struct ChunkedBody {
  /// The content so far.
  private(set) var body: [UInt8] = []
  private var phase = Phase.size
  private var trailerLength = 0

  private enum Phase {
    case size
    case content(left: Int)
    case contentEnd
    case trailer
  }

  /// The maximum length of a line with a size, including extensions.
  private static let maximumSizeLine = 1024

  /// Continues reading; returns `true` once the last chunk and the trailers have been read.
  /// - Throws: `malformed`, `bodyTooLarge` or `headersTooLong`.
  mutating func read(
    from input: inout ByteBuffer, limits: ServerConfiguration.Limits
  ) throws(HTTPFault) -> Bool {
    while true {
      switch phase {
      case .size:
        guard let line = try Self.line(from: &input, limit: Self.maximumSizeLine) else {
          return false
        }
        let size = try ChunkSizeLine(parsing: line).size
        guard size <= limits.body - body.count else { throw .bodyTooLarge }
        phase = size == 0 ? .trailer : .content(left: size)
      case .content(let left):
        guard let part = input.readBytes(length: min(left, input.readableBytes)), !part.isEmpty
        else { return false }
        body += part
        phase = part.count == left ? .contentEnd : .content(left: left - part.count)
      case .contentEnd:
        guard let end = input.readInteger(as: UInt16.self) else { return false }
        guard end == 0x0D0A else { throw .malformed }
        phase = .size
      case .trailer:
        guard let line = try Self.line(from: &input, limit: limits.headers) else { return false }
        guard !line.isEmpty else { return true }
        trailerLength += line.count + 2
        guard trailerLength <= limits.headers else { throw .headersTooLong }
        guard FieldGrammar.isFieldLine(line) else { throw .malformed }
      }
    }
  }

  /// Reads a line without its line ending.
  private static func line(
    from input: inout ByteBuffer, limit: Int
  ) throws(HTTPFault) -> [UInt8]? {
    let view = input.readableBytesView
    guard let feed = view.prefix(limit + 2).firstIndex(of: UInt8(ascii: "\n")) else {
      guard view.count < limit + 2 else { throw .malformed }
      return nil
    }
    guard var line = input.readBytes(length: feed - view.startIndex + 1) else { return nil }
    line.removeLast()
    guard line.popLast() == UInt8(ascii: "\r") else { throw .malformed }
    return line
  }
}
