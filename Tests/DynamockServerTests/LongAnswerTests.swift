import DynamockWire
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import DynamockServer

/// Responses that are sent in parts, so that the event loop serves other connections meanwhile.
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
    "have the bytes of whole ones, in order with those before and after",
    arguments: [0, 131_071, 131_072, 131_073, 147_456, 147_457, 278_528, 278_529, 1_000_000])
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

  @Test("leave the event loop between their parts")
  func parts() throws {
    let channel = try Self.connection()
    try channel.writeInbound(Self.request(Self.body(1_000_000)))
    let first = try Self.sent(channel)
    #expect(first.reduce(0) { $0 + $1.readableBytes } < 20_000)
    channel.embeddedEventLoop.run()
    let rest = try Self.sent(channel)
    #expect(rest.count >= 7)
    #expect(rest.allSatisfy { $0.readableBytes <= 131_072 })
    _ = try? channel.finish(acceptAlreadyClosed: true)
  }

  @Test("close the connection only after their last part")
  func closing() throws {
    let channel = try Self.connection()
    let body = Self.body(500_000)
    let end = End()
    channel.closeFuture.whenComplete { _ in end.hasCome = true }
    try channel.writeInbound(Self.request(body, "Connection: close"))
    #expect(!end.hasCome)
    channel.embeddedEventLoop.run()
    let found = Self.responses(in: try Self.sent(channel))
    #expect(found.map(\.body) == [body])
    #expect(found.first?.head.contains("Connection: close") == true)
    #expect(end.hasCome)
  }

  @Test("are dropped with their connection")
  func dropped() throws {
    let channel = try Self.connection()
    try channel.writeInbound(Self.request(Self.body(500_000)))
    channel.pipeline.fireChannelInactive()
    channel.embeddedEventLoop.run()
    #expect(try Self.sent(channel).reduce(0) { $0 + $1.readableBytes } < 20_000)
    _ = try? channel.finish(acceptAlreadyClosed: true)
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
