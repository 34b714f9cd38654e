import NIOCore
import NIOEmbedded
import TemporaryFiles

@testable import DynamockTLS

/// A client and a server without sockets; a test decides into what pieces the bytes between them
/// are cut.
final class TLSPair {
  let client = EmbeddedChannel()
  let server = EmbeddedChannel()
  let clientEvents = EventLog()
  let serverEvents = EventLog()

  init(
    _ files: CertificateFiles, client trust: TLSClient? = nil, host: String? = "localhost",
    server certificate: TLSServerCertificate? = nil, limit: TimeAmount = .seconds(10)
  ) throws {
    let certificate = try certificate ?? files.server()
    let trust = try trust ?? files.client()
    try server.pipeline.syncOperations.addHandlers([
      try TLSHandler(server: certificate, limit: limit), serverEvents,
    ])
    try client.pipeline.syncOperations.addHandlers([
      try TLSHandler(client: trust, host: host, limit: limit), clientEvents,
    ])
    try server.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    try client.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
  }

  deinit {
    _ = try? client.finish(acceptAlreadyClosed: true)
    _ = try? server.finish(acceptAlreadyClosed: true)
  }

  /// Passes bytes between both until none are left.
  func exchange(step: Int = .max) {
    while carry(from: client, to: server, step) || carry(from: server, to: client, step) {}
  }

  /// Passes the bytes that one channel has sent to another; returns whether there were any.
  func carry(from source: EmbeddedChannel, to target: EmbeddedChannel, _ step: Int = .max) -> Bool {
    var isAny = false
    source.embeddedEventLoop.run()
    while var bytes = sent(by: source) {
      isAny = true
      while bytes.readableBytes > 0 {
        guard let part = bytes.readSlice(length: min(step, bytes.readableBytes)) else { break }
        guard target.isActive else { continue }
        _ = try? target.writeInbound(part)
      }
      source.embeddedEventLoop.run()
    }
    return isAny
  }

  func sent(by channel: EmbeddedChannel) -> ByteBuffer? {
    (try? channel.readOutbound(as: ByteBuffer.self)) ?? nil
  }

  /// Returns all plain bytes that a channel has received.
  func received(by channel: EmbeddedChannel) -> [UInt8] {
    var bytes: [UInt8] = []
    while let part = (try? channel.readInbound(as: ByteBuffer.self)) ?? nil {
      bytes += part.readableBytesView
    }
    return bytes
  }
}

/// Records the errors and the end that handlers after TLS receive.
final class EventLog: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  var errors: [TLSError] = []
  var isInputClosed = false

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if let error = error as? TLSError { errors.append(error) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? ChannelEvent, event == .inputClosed { isInputClosed = true }
  }
}
