import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Sends the body of each request back, using only SwiftNIO's own HTTP/1.1.
///
/// This is the baseline in docs/performance.md. It prints its address; the port is an optional
/// argument.
final class Echo: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private var body: ByteBuffer?
  private var isKeptAlive = true

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): isKeptAlive = head.isKeepAlive
    case .body(var part):
      if body == nil { body = part } else { body?.writeBuffer(&part) }
    case .end:
      let answer = body ?? ByteBuffer()
      body = nil
      let head = HTTPResponseHead(
        version: .http1_1, status: .ok,
        headers: [
          "Content-Type": "application/x-amz-json-1.0",
          "Content-Length": String(answer.readableBytes),
        ])
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.write(wrapOutboundOut(.body(.byteBuffer(answer))), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
      if !isKeptAlive { context.close(promise: nil) }
    }
  }
}

let port = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 0
let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
  .serverChannelOption(ChannelOptions.backlog, value: 1024)
  .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
  .childChannelOption(ChannelOptions.tcpOption(.tcp_nodelay), value: 1)
  .childChannelInitializer { channel in
    channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false)
      try channel.pipeline.syncOperations.addHandler(Echo())
    }
  }
  .bind(host: "127.0.0.1", port: port).get()
print("http://127.0.0.1:\(channel.localAddress?.port ?? port)")
// Lines to a pipe are buffered.
fflush(nil)
try await channel.closeFuture.get()
