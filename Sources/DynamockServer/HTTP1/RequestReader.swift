import DynamockWire
import NIOCore

/// Takes the bytes of one connection apart into requests: framing and limits, no I/O and no clock.
struct RequestReader {
  /// What the bytes so far amount to.
  enum Event {
    /// Nothing yet.
    case needsMoreBytes
    /// The client waits for leave to send the body of a request.
    case owesContinue
    /// A request with its whole body, and whether the connection stays open after it.
    case request(WireRequest, isKeptAlive: Bool)
  }

  private enum Phase {
    case head(HeadSearch)
    case body(RequestHead, MessageFraming)
    case chunks(RequestHead, MessageFraming, ChunkedBody)
  }

  private let limits: ServerConfiguration.Limits
  private var phase = Phase.head(HeadSearch())

  init(limits: ServerConfiguration.Limits) { self.limits = limits }

  /// The head of the request whose body is being read.
  var head: RequestHead? {
    switch phase {
    case .head: nil
    case .body(let head, _), .chunks(let head, _, _): head
    }
  }

  /// Reads on; what belongs to later requests stays in the buffer.
  /// - Throws: what is wrong with the request; the reader must not be used after that, since where
  ///   the next request begins is not known.
  mutating func next(from input: inout ByteBuffer) throws(HTTPFault) -> Event {
    switch phase {
    case .head(var search):
      let length = try search.headLength(in: &input, limits: limits)
      phase = .head(search)
      guard let length, let bytes = input.readBytes(length: length) else { return .needsMoreBytes }
      return try begin(RequestHead(parsing: bytes), input: &input)
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
