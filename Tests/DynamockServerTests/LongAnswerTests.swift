import DynamockWire
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import DynamockServer

/// Responses whose checksum is computed before they come to the event loop.
@Suite("Long responses") struct LongAnswerTests {
  private static func request(
    _ body: [UInt8], method: String = "POST", _ field: String? = nil
  ) -> ByteBuffer {
    var buffer = ByteBuffer(string: "\(method) / HTTP/1.1\r\nHost: a\r\n")
    if let field { buffer.writeString("\(field)\r\n") }
    buffer.writeString("Content-Length: \(body.count)\r\n\r\n")
    buffer.writeBytes(body)
    return buffer
  }

  private static func connection(
    _ responder: any WireResponder = EchoResponder()
  ) throws -> EmbeddedChannel {
    let channel = EmbeddedChannel()
    let connection = Connection(
      responder: responder, configuration: ServerConfiguration(),
      registry: ConnectionRegistry(limit: 1), isAdmitted: true)
    try channel.pipeline.syncOperations.addHandler(connection)
    channel.pipeline.fireChannelActive()
    return channel
  }

  private static func sent(_ channel: EmbeddedChannel) throws -> [ByteBuffer] {
    var parts: [ByteBuffer] = []
    while let part = try channel.readOutbound(as: ByteBuffer.self) { parts.append(part) }
    return parts
  }

  /// The head without its date, and the body of each response in some bytes.
  private static func responses(in parts: [ByteBuffer]) -> [(head: [String], body: [UInt8])] {
    var rest = ArraySlice(parts.flatMap { Array($0.readableBytesView) })
    var found: [(head: [String], body: [UInt8])] = []
    let end = Array("\r\n\r\n".utf8)
    while let start = rest.indices.first(where: { rest[$0...].starts(with: end) }) {
      let text = String(decoding: rest[..<start], as: UTF8.self)
      let lines = text.split(separator: "\r\n").map(String.init)
      let length = lines.first { $0.hasPrefix("Content-Length: ") }.flatMap {
        Int($0.dropFirst(16))
      }
      rest = rest[(start + 4)...]
      let body = Array(rest.prefix(length ?? 0))
      found.append((lines.filter { !$0.hasPrefix("Date: ") }, body))
      rest = rest.dropFirst(body.count)
    }
    return found
  }

  private static func body(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
  }

  @Test(
    "have their bytes and checksum, in order with those before and after",
    arguments: [0, 65_536, 65_537, 1_000_000])
  func bytes(_ count: Int) throws {
    let long = Self.body(count)
    for bodies in [[long], [[1], long, [2, 3]], [long, long, [4]]] {
      let channel = try Self.connection()
      var input = ByteBuffer()
      for body in bodies {
        var request = Self.request(body)
        input.writeBuffer(&request)
      }
      try channel.writeInbound(input)
      channel.embeddedEventLoop.run()
      let found = Self.responses(in: try Self.sent(channel))
      #expect(found.map(\.body) == bodies)
      for (response, body) in zip(found, bodies) {
        #expect(response.head.contains("x-amz-crc32: \(CRC32.checksum(body))"))
        #expect(response.head.contains("Connection: keep-alive"))
      }
      _ = try? channel.finish(acceptAlreadyClosed: true)
    }
  }

  @Test(
    "have the same head and body if they were prepared elsewhere",
    arguments: [0, 65_536, 65_537, 1_000_000], [nil, .gzip] as [ContentEncoding?])
  func prepared(_ count: Int, _ encoding: ContentEncoding?) {
    var response = WireResponse(status: 200, mediaType: .json, body: Self.body(count))
    response.acceptedEncoding = encoding
    let answer = Answer(response: response, isKeptAlive: true)
    let (expected, prepared) = (answer.compressed().response, answer.prepared())
    for found in [prepared.response, prepared.prepared().response] {
      #expect(found.body == expected.body)
      #expect(Self.head(of: found) == Self.head(of: expected))
      #expect((found.checksum != nil) == (found.body.count > 65_536))
    }
  }

  private static func head(of response: WireResponse) -> [UInt8] {
    var head: [UInt8] = []
    response.appendHead(to: &head, with: WireResponse.ConnectionFields(date: [0x30]))
    return head
  }

  @Test("close the connection after them")
  func closing() throws {
    let channel = try Self.connection()
    let body = Self.body(500_000)
    let end = End()
    channel.closeFuture.whenComplete { _ in end.hasCome = true }
    try channel.writeInbound(Self.request(body, "Connection: close"))
    channel.embeddedEventLoop.run()
    let found = Self.responses(in: try Self.sent(channel))
    #expect(found.map(\.body) == [body])
    #expect(found.first?.head.contains("Connection: close") == true)
    #expect(end.hasCome)
  }

  @Test("have only a head after HEAD, and a short body if that is compressed")
  func otherForms() throws {
    let zeros = [UInt8](repeating: 0x61, count: 500_000)
    let head = try Self.connection()
    try head.writeInbound(Self.request(zeros, method: "HEAD"))
    head.embeddedEventLoop.run()
    let text = try Self.sent(head).map { String(buffer: $0) }.joined()
    #expect(text.contains("Content-Length: 500000"))
    #expect(text.hasSuffix("\r\n\r\n"))
    _ = try? head.finish(acceptAlreadyClosed: true)

    let compressing = try Self.connection(EchoResponder(acceptedEncoding: .gzip))
    try compressing.writeInbound(Self.request(zeros))
    compressing.embeddedEventLoop.run()
    let found = Self.responses(in: try Self.sent(compressing))
    let body = try #require(found.first?.body)
    #expect(body.count < 10_000)
    #expect(found.first?.head.contains("x-amz-crc32: \(CRC32.checksum(body))") == true)
    #expect(try BodyCompression.inflate(body, .gzip, limit: 1_000_000) == zeros)
    _ = try? compressing.finish(acceptAlreadyClosed: true)
  }
}

/// Whether a connection has closed.
private final class End: Sendable {
  private let value = Atomic(false)

  var hasCome: Bool {
    get { value.load(ordering: .relaxed) }
    set { value.store(newValue, ordering: .relaxed) }
  }
}
