import DynamockWire
import NIOCore

/// Handles HTTP/1.1 on a connection: reads bytes, passes requests to the responder and sends the
/// responses in order.
///
/// Everything runs on the connection's event loop. A responder that answers before `respond`
/// returns requires no task, no thread switch and no queue; the responses to all requests of a read
/// are sent in a single write.
final class Connection: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = Never
  typealias OutboundOut = ByteBuffer

  let responder: any WireResponder
  let configuration: ServerConfiguration
  let registry: ConnectionRegistry
  let isAdmitted: Bool
  let timeLimits: TimeLimits
  var reader: RequestReader
  var input = ByteBuffer()
  /// The state, which decides on every event.
  var state: ConnectionState
  /// The context while the handler is in the pipeline.
  var context: ChannelHandlerContext?
  /// A reference to this handler for closures that leave the event loop.
  var bound: NIOLoopBound<Connection>?

  var output = ByteBuffer()
  var date = DateField()
  /// The timer of the next part of a response.
  var pacing: Scheduled<Void>?
  /// The connection as responders see it.
  let client: ClientConnection
  var timer: Scheduled<Void>?
  var timerDeadline = NIODeadline.distantFuture

  init(
    responder: any WireResponder, configuration: ServerConfiguration, registry: ConnectionRegistry,
    isAdmitted: Bool, remote: SocketAddress? = nil
  ) {
    client = ClientConnection(
      port: remote?.port, isSecure: configuration.certificate != nil,
      address: { remote?.ipAddress })
    self.responder = responder
    self.configuration = configuration
    self.registry = registry
    self.isAdmitted = isAdmitted
    timeLimits = TimeLimits(configuration.timeouts)
    reader = RequestReader(limits: configuration.limits)
    let limit = configuration.limits.pipelinedRequests
    state = ConnectionState(bound: configuration.answersInTurn ? min(1, limit) : limit, now: .now())
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    if context.channel.isActive { begin() }
  }

  func channelActive(context: ChannelHandlerContext) {
    begin()
    context.fireChannelActive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { end() }

  func channelInactive(context: ChannelHandlerContext) {
    end()
    context.fireChannelInactive()
  }

  private func begin() {
    if !isAdmitted { refuse(.tooManyConnections) }
    flush()
    watchTime()
  }

  private func end() {
    state.close()
    client.leave()
    pacing?.cancel()
    pacing = nil
    timer?.cancel()
    timer = nil
    context = nil
    bound = nil
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard state.isOpen else { return }
    var bytes = unwrapInboundIn(data)
    if input.readableBytes == 0 { input = bytes } else { input.writeBuffer(&bytes) }
    process()
  }

  /// Requests more bytes unless enough are pending, so that a client that sends without reading
  /// fills its own buffers rather than this process's memory.
  func read(context: ChannelHandlerContext) {
    if state.passesRead() { context.read() }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    state.writabilityChanged(to: context.channel.isWritable, now: .now())
    if context.channel.isWritable { process() } else { watchTime() }
    context.fireChannelWritabilityChanged()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case ChannelEvent.inputClosed: inputClosed()
    case is StopEvent: drain()
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}

/// An event that requests a connection to answer its requests and to close.
struct StopEvent: Sendable {}
