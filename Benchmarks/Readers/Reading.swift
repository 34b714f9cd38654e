import DynamockServer
import DynamockWire
import NIOCore
import NIOHTTP1

/// Receives the requests that a reader has read.
protocol RequestSink: AnyObject {
  /// Receives a complete request.
  func receive(_ request: WireRequest, in context: ChannelHandlerContext)

  /// Receives the end of what could be read at once.
  func readComplete(in context: ChannelHandlerContext)
}

/// Counts requests that were read to their ends.
final class Ends: RequestSink {
  var count = 0

  func receive(_ request: WireRequest, in context: ChannelHandlerContext) { count += 1 }

  func readComplete(in context: ChannelHandlerContext) {}
}

/// Reads requests with the server's reader.
final class OwnReading: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private var reader = RequestReader(limits: ServerConfiguration.Limits())
  private var input = ByteBuffer()
  private let sink: any RequestSink

  init(_ sink: any RequestSink) { self.sink = sink }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = unwrapInboundIn(data)
    if input.readableBytes == 0 { input = bytes } else { input.writeBuffer(&bytes) }
    do {
      while case .request(let request, _) = try reader.next(from: &input) {
        sink.receive(request, in: context)
      }
    } catch {
      context.fireErrorCaught(error)
    }
    if input.readableBytes == 0 { input = ByteBuffer() }
  }

  func channelReadComplete(context: ChannelHandlerContext) { sink.readComplete(in: context) }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

/// Receives the parts of requests from swift-nio's decoder, and only counts them.
final class LibraryCounting: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart

  private let ends: Ends

  init(_ ends: Ends) { self.ends = ends }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .end = unwrapInboundIn(data) { ends.count += 1 }
  }
}

/// Joins the parts of requests from swift-nio's decoder.
///
/// The head is copied into the server's form only if its target differs from the previous one, so
/// that this copying is hardly measured, which favours the decoder.
final class LibraryReading: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = ByteBuffer

  private var head: RequestHead?
  private var target: String?
  private var body: [UInt8] = []
  private let sink: any RequestSink

  init(_ sink: any RequestSink) { self.sink = sink }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let received):
      let target = received.headers.first(name: "X-Amz-Target")
      if head == nil || target != self.target {
        self.target = target
        head = try? WireRequest(
          method: received.method.rawValue, uri: received.uri,
          headers: received.headers.map { ($0.name, $0.value) }
        ).head
      }
    case .body(let part):
      if body.isEmpty {
        body = Array(part.readableBytesView)
      } else {
        body += part.readableBytesView
      }
    case .end:
      guard let head else { return context.close(promise: nil) }
      sink.receive(WireRequest(head: head, body: body), in: context)
      body = []
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) { sink.readComplete(in: context) }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
