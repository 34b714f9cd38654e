package import DynamockWire
package import NIOCore

/// Splits the bytes of one connection into requests: framing and limits, without I/O or a clock.
package struct RequestReader {
  /// The result of the bytes so far.
  package enum Event {
    /// Nothing yet.
    case needsMoreBytes
    /// The client waits for permission to send a request's body.
    case owesContinue
    /// A complete request, and whether the connection stays open after it.
    case request(WireRequest, isKeptAlive: Bool)
  }

  private enum Phase {
    case head(HeadSearch)
    case body(RequestHead, MessageFraming)
    case chunks(RequestHead, MessageFraming, ChunkedBody)
  }

  private let limits: ServerConfiguration.Limits
  private var phase = Phase.head(HeadSearch())
  /// The latest head, unless it is so long that idle connections should not keep it.
  private var latest: RequestHead?
  private static let longestKeptHead = 2_048

  /// Creates a reader of a connection's first bytes.
  package init(limits: ServerConfiguration.Limits) { self.limits = limits }

  /// The head of the request whose body is being read.
  var head: RequestHead? {
    switch phase {
    case .head: nil
    case .body(let head, _), .chunks(let head, _, _): head
    }
  }

  /// Continues reading; bytes of later requests stay in the buffer.
  /// - Throws: the fault of the request; the reader must not be used after that, because the start
  ///   of the next request is unknown.
  package mutating func next(from input: inout ByteBuffer) throws(HTTPFault) -> Event {
    switch phase {
    case .head(var search):
      if search.isNew, let head = headOfLatestLength(from: &input) {
        latest = head
        return try begin(head, input: &input)
      }
      let length = try search.headLength(in: &input, limits: limits)
      phase = .head(search)
      guard let length, let bytes = input.readBytes(length: length) else { return .needsMoreBytes }
      let head = try RequestHead(parsing: bytes, after: latest)
      latest = length <= Self.longestKeptHead ? head : nil
      return try begin(head, input: &input)
    case .body(let head, let framing):
      return readBody(of: head, framing, from: &input)
    case .chunks(let head, let framing, var chunks):
      let isWhole = try chunks.read(from: &input, limits: limits)
      guard isWhole else {
        phase = .chunks(head, framing, chunks)
        return .needsMoreBytes
      }
      phase = .head(HeadSearch())
      return .request(WireRequest(head: head, body: chunks.body), isKeptAlive: framing.isKeptAlive)
    }
  }

  /// Returns the next head if it has the length of the latest one, as most have on a connection: its
  /// end is then known without a search.
  private func headOfLatestLength(from input: inout ByteBuffer) -> RequestHead? {
    guard let latest, latest.byteCount <= min(limits.requestLine, limits.headers) else {
      return nil
    }
    let emptyLine: UInt32 = 0x0D0A_0D0A
    let end = input.readerIndex + latest.byteCount
    guard input.getInteger(at: end - 4, as: UInt32.self) == emptyLine,
      let bytes = input.getBytes(at: input.readerIndex, length: latest.byteCount),
      // Also fails if the head ends earlier.
      let head = try? RequestHead(parsing: bytes, after: latest)
    else { return nil }
    input.moveReaderIndex(to: end)
    return head
  }

  private mutating func begin(
    _ head: RequestHead, input: inout ByteBuffer
  ) throws(HTTPFault) -> Event {
    let framing = try head.framing()
    switch framing.body {
    case .length(let length):
      guard length <= limits.body else { throw .bodyTooLarge }
      if input.readableBytes >= length { return readBody(of: head, framing, from: &input) }
      phase = .body(head, framing)
    case .chunked:
      phase = .chunks(head, framing, ChunkedBody())
    }
    return framing.expectsContinue ? .owesContinue : try next(from: &input)
  }

  private mutating func readBody(
    of head: RequestHead, _ framing: MessageFraming, from input: inout ByteBuffer
  ) -> Event {
    guard case .length(let length) = framing.body, let body = input.readBytes(length: length)
    else { return .needsMoreBytes }
    phase = .head(HeadSearch())
    return .request(WireRequest(head: head, body: body), isKeptAlive: framing.isKeptAlive)
  }
}
