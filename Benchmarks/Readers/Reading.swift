import DynamockServer
import NIOCore
import NIOHTTP1

/// Counts requests that were read to their ends.
final class Ends {
  var count = 0
}

/// Reads requests with the server's reader.
final class OwnReading: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private var reader = RequestReader(limits: ServerConfiguration.Limits())
  private var input = ByteBuffer()
  private let ends: Ends

  init(_ ends: Ends) { self.ends = ends }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = unwrapInboundIn(data)
    if input.readableBytes == 0 { input = bytes } else { input.writeBuffer(&bytes) }
    do {
      while case .request = try reader.next(from: &input) { ends.count += 1 }
    } catch {
      context.fireErrorCaught(error)
    }
    if input.readableBytes == 0 { input = ByteBuffer() }
  }
}

/// Receives the parts of requests from swift-nio's decoder.
final class LibraryReading: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart

  private let ends: Ends

  init(_ ends: Ends) { self.ends = ends }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .end = unwrapInboundIn(data) { ends.count += 1 }
  }
}
