import DynamockWire
import NIOCore

/// Speaks HTTP/1.1 on one connection: bytes in, requests to the responder, answers out in order.
///
/// Everything runs on the connection's event loop. A responder that answers before `respond` returns
/// costs no task, no hop and no queue; the answers to all requests of one read leave in one write.
final class Connection: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = Never
  typealias OutboundOut = ByteBuffer

  /// How far the life of the connection has come.
  enum Stage {
    /// Requests are read.
    case open
    /// No further request is read; the connection closes after the last answer.
    case finishing
    /// The last answer is out; what still comes in is thrown away until the client closes.
    case lingering
    /// Nothing goes in or out.
    case closed
  }

  let responder: any WireResponder
  let configuration: ServerConfiguration
  let registry: ConnectionRegistry
  let isAdmitted: Bool
  var reader: RequestReader
  var input = ByteBuffer()
  var stage = Stage.open
  /// The context while the handler is in the pipeline.
  var context: ChannelHandlerContext?
  /// Itself, for closures that leave the event loop.
  var bound: NIOLoopBound<Connection>?

  /// Numbers of the next request and of the next answer that goes out.
  var nextRequest = 0
  var nextAnswer = 0
  /// Answers that came before their turn.
  var parked: [Int: Answer] = [:]
  var output = ByteBuffer()
  var date = DateField()
  /// What is left of an answer that goes out in parts.
  var paced: PacedOutput?
  var pacing: Scheduled<Void>?
  /// Whether nothing is answered any more.
  var isMute = false
  /// The connection as responders know it.
  let client: ClientConnection
  var isProcessing = false
  var owesContinue = false
  var holdsReadBack = false
  /// Whether what the client still sends has to be read away after the last answer.
  var lingersAtEnd = false
  /// Whether the client has sent its last byte.
  var isInputClosed = false
  /// Whether the request that is coming in is the last one.
  var isStopping = false

  /// When the request that is not whole yet began to come.
  var partialSince: NIODeadline?
  /// When the socket stopped taking bytes, or the client last took some.
  var blockedSince: NIODeadline?
  /// How many bytes the client had taken when that was last checked.
  var acknowledged: UInt64?
  var idleSince = NIODeadline.now()
  var timer: Scheduled<Void>?
  var timerDeadline = NIODeadline.distantFuture

  init(
    responder: any WireResponder, configuration: ServerConfiguration, registry: ConnectionRegistry,
    isAdmitted: Bool, port: Int? = nil
  ) {
    client = ClientConnection(port: port)
    self.responder = responder
    self.configuration = configuration
    self.registry = registry
    self.isAdmitted = isAdmitted
    reader = RequestReader(limits: configuration.limits)
  }

  /// Requests that have not been answered.
  var outstanding: Int { nextRequest - nextAnswer }

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
    stage = .closed
    client.leave()
    pacing?.cancel()
    pacing = nil
    paced = nil
    timer?.cancel()
    timer = nil
    parked = [:]
    context = nil
    bound = nil
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard stage == .open else { return }
    var bytes = unwrapInboundIn(data)
    if input.readableBytes == 0 { input = bytes } else { input.writeBuffer(&bytes) }
    process()
  }

  /// Asks for more bytes unless there is enough to do already, so that a client which sends without
  /// reading fills its own buffers and not this process's memory.
  func read(context: ChannelHandlerContext) {
    holdsReadBack = stage == .open && isHeldBack
    if !holdsReadBack { context.read() }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    blockedSince = context.channel.isWritable ? nil : .now()
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

/// Asks a connection to answer what it has read and to close.
struct StopEvent: Sendable {}
