import DynamockFuzzing
import DynamockWire
import NIOCore
import NIOEmbedded
import SeededRandom
import Testing

@testable import DynamockServer

/// Malformed framing on a connection without a socket: the responses do not depend on how the bytes
/// are split.
@Suite struct FramingFuzzTests {
  @Test("arbitrary bytes in pieces get the same complete responses in order as in one piece")
  func pieces() throws {
    var run = FuzzRun("framing")
    var requests = 0
    while let input = run.next() {
      let began = ContinuousClock.now
      let whole = try Self.answers(to: [input])
      let pieces = try Self.answers(to: Self.pieces(of: input, &run.random))
      let name: Comment = "input \(run.count) of seed \(run.seed)"
      #expect(whole == pieces, name)
      #expect(whole.isWellFormed, name)
      #expect(.now - began < .seconds(5), name)
      requests += whole.statuses.count { $0 == 200 }
    }
    // If there are fewer, requests are hardly ever complete.
    #expect(requests > run.count / 20)
  }

  /// The bytes that a connection sent, and whether it closed by itself.
  struct Conversation: Equatable {
    var statuses: [Int] = []
    var bodies: [String] = []
    var isClosed = false
    var isWellFormed = true
  }

  private static func pieces(of input: [UInt8], _ random: inout SeededGenerator) -> [[UInt8]] {
    var rest = input[...]
    var pieces: [[UInt8]] = []
    let longest = random.pick([1, 2, 7, 100, 5000])
    while !rest.isEmpty {
      let count = min(rest.count, 1 + random.below(longest))
      pieces.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return pieces
  }

  private static func answers(to pieces: [[UInt8]]) throws -> Conversation {
    let configuration = ServerConfiguration()
    let channel = EmbeddedChannel()
    let connection = Connection(
      responder: EchoResponder(), configuration: configuration,
      registry: ConnectionRegistry(limit: 1), isAdmitted: true)
    try channel.pipeline.syncOperations.addHandler(connection)
    channel.pipeline.fireChannelActive()
    for piece in pieces { try channel.writeInbound(ByteBuffer(bytes: piece)) }
    // The client has closed its side.
    channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    channel.embeddedEventLoop.run()
    var sent: [UInt8] = []
    while var buffer = try channel.readOutbound(as: ByteBuffer.self) {
      sent += buffer.readBytes(length: buffer.readableBytes) ?? []
    }
    let isOver = !connection.state.sends
    _ = try? channel.finish(acceptAlreadyClosed: true)
    return conversation(sent[...], isClosed: isOver)
  }

  /// Reads responses from the bytes, one after the other; interim ones are skipped.
  private static func conversation(_ sent: ArraySlice<UInt8>, isClosed: Bool) -> Conversation {
    var conversation = Conversation(isClosed: isClosed)
    var rest = sent
    while !rest.isEmpty {
      guard let head = head(&rest) else {
        conversation.isWellFormed = false
        break
      }
      if head.status == 100 { continue }
      guard head.length <= rest.count else {
        conversation.isWellFormed = false
        break
      }
      conversation.statuses.append(head.status)
      conversation.bodies.append(String(decoding: rest.prefix(head.length), as: UTF8.self))
      rest = rest.dropFirst(head.length)
    }
    return conversation
  }

  /// Reads one head: its status and the length of the body after it.
  private static func head(_ rest: inout ArraySlice<UInt8>) -> (status: Int, length: Int)? {
    let mark = Array("\r\n\r\n".utf8)
    guard
      let start = rest.indices.first(where: { rest[$0...].starts(with: mark) })
    else { return nil }
    let text = String(decoding: rest[..<start], as: UTF8.self)
    rest = rest[(start + mark.count)...]
    let lines = text.split(separator: "\r\n")
    guard let line = lines.first, line.hasPrefix("HTTP/1.1 "),
      let status = Int(line.dropFirst(9).prefix(3))
    else { return nil }
    let lengths = lines.filter { $0.hasPrefix("Content-Length: ") }.map { $0.dropFirst(16) }
    guard status == 100 || lengths.count == 1 else { return nil }
    return (status, lengths.first.flatMap { Int($0) } ?? 0)
  }
}
