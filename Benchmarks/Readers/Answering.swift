import DynamockWire
import NIOCore

/// Answers the requests of a connection from a database in memory, whichever reader has read them.
final class Answering: RequestSink {
  private let router: Router<DatabaseService>
  private var output = ByteBuffer()
  private var isReading = false

  init(_ router: Router<DatabaseService>) { self.router = router }

  func receive(_ request: WireRequest, in context: ChannelHandlerContext) {
    isReading = true
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let eventLoop = context.eventLoop
    router.respond(to: request) { response in
      if eventLoop.inEventLoop {
        bound.value.0.send(response, in: bound.value.1)
      } else {
        eventLoop.execute { bound.value.0.send(response, in: bound.value.1) }
      }
    }
  }

  func readComplete(in context: ChannelHandlerContext) {
    isReading = false
    flush(in: context)
  }

  private func send(_ response: WireResponse, in context: ChannelHandlerContext) {
    let fields = WireResponse.ConnectionFields(
      date: Array("Sat, 28 Nov 2026 00:00:00 GMT".utf8), connection: "keep-alive")
    let bound = response.headBound(with: fields)
    output.writeWithUnsafeMutableBytes(minimumWritableBytes: bound + response.body.count) {
      response.writeHead(to: $0, with: fields)
    }
    output.writeBytes(response.body)
    if !isReading { flush(in: context) }
  }

  private func flush(in context: ChannelHandlerContext) {
    guard output.readableBytes > 0 else { return }
    context.writeAndFlush(NIOAny(output), promise: nil)
    output = ByteBuffer()
  }
}
