package import NIOCore

/// A request to a ``TLSHandler`` to end the connection without a TLS closure, so that a reset is
/// only a reset.
package struct TLSSilence: Sendable {
  /// Creates the event.
  package init() {}
}

/// Encrypts and decrypts the bytes between a channel and the next handlers.
///
/// Writes wait for the handshake, and are sent in order. If a client does not read, only the
/// channel's own buffer is filled: the rest is encrypted when the channel accepts it, in steps
/// between which other connections are served.
package final class TLSHandler: ChannelDuplexHandler {
  package typealias InboundIn = ByteBuffer
  package typealias InboundOut = ByteBuffer
  package typealias OutboundIn = ByteBuffer
  package typealias OutboundOut = ByteBuffer

  enum Stage {
    /// A server that has not received the first byte.
    case expecting
    /// The handshake is in progress.
    case shaking
    /// Bytes are sent and received.
    case open
    /// A client that does not use TLS has been notified; its further input is discarded.
    case refusing
    /// Nothing is received or sent.
    case closed
  }

  let session: TLSSession
  let isServer: Bool
  private let limit: TimeAmount
  /// Called once with the result of the handshake.
  private var onReady: (@Sendable (Result<Void, TLSError>) -> Void)?
  private var timer: Scheduled<Void>?
  var stage: Stage
  /// Whether the other side has closed its output.
  private var hasInputEnded = false
  /// Whether the connection ends without a TLS closure.
  var isSilent = false
  /// The bytes to be encrypted; the mark is after the flushed part.
  var queue = MarkedCircularBuffer<(bytes: ByteBuffer, promise: EventLoopPromise<Void>?)>(
    initialCapacity: 4)
  /// A close of the output that waits for the preceding writes.
  var pendingEnd: PendingEnd?
  /// Whether the TLS closure has been sent.
  var hasOutputEnded = false
  var isPumping = false

  struct PendingEnd {
    let promise: EventLoopPromise<Void>?
  }

  init(
    _ session: TLSSession, isServer: Bool, limit: TimeAmount,
    onReady: (@Sendable (Result<Void, TLSError>) -> Void)? = nil
  ) {
    self.session = session
    self.onReady = onReady
    self.isServer = isServer
    self.limit = limit
    stage = isServer ? .expecting : .shaking
  }

  /// Creates the handler of a client.
  /// - Parameters:
  ///   - host: The name or address required in the server's certificate, or `nil` for any.
  ///   - limit: The time limit of the handshake.
  ///   - onReady: Called once with the result of the handshake.
  package convenience init(
    client: TLSClient, host: String?, limit: TimeAmount,
    onReady: (@Sendable (Result<Void, TLSError>) -> Void)? = nil
  ) throws(TLSError) {
    try self.init(
      TLSSession(clientOf: client.context, host: host), isServer: false, limit: limit,
      onReady: onReady)
  }

  /// Creates the handler of a server.
  /// - Parameter limit: The time limit of the handshake.
  package convenience init(server: TLSServerCertificate, limit: TimeAmount) throws(TLSError) {
    try self.init(TLSSession(serverOf: server.context), isServer: true, limit: limit)
  }

  package func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { begin(context) }
  }

  package func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard timer == nil else { return }
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    timer = context.eventLoop.scheduleTask(in: limit) {
      bound.value.0.fail(TLSError(.timedOut), bound.value.1)
    }
    if !isServer { shake(context) }
  }

  package func handlerRemoved(context: ChannelHandlerContext) { end() }

  package func channelInactive(context: ChannelHandlerContext) {
    let isCutOff = !isServer && stage != .closed && !hasInputEnded
    end()
    if isCutOff { context.fireErrorCaught(TLSError(.cutOff)) }
    context.fireChannelInactive()
  }

  private func end() {
    stage = .closed
    timer?.cancel()
    settle(.failure(TLSError(.cutOff)))
    discardQueue()
  }

  private func settle(_ result: Result<Void, TLSError>) {
    let action = onReady
    onReady = nil
    action?(result)
  }

  package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = unwrapInboundIn(data)
    if stage == .expecting {
      guard let first = bytes.getInteger(at: bytes.readerIndex, as: UInt8.self) else { return }
      // A TLS record begins with 22, an HTTP method with a letter.
      guard !(0x41...0x5A).contains(first & 0xDF) else { return refuse(context) }
      stage = .shaking
    }
    guard stage == .shaking || stage == .open, !hasInputEnded else { return }
    session.receive(bytes)
    if stage == .shaking { shake(context) }
    if stage == .open { read(context) }
  }

  private func shake(_ context: ChannelHandlerContext) {
    let step = session.handshake()
    send(context)
    switch step {
    case .needsInput: return
    case .ended: fail(TLSError(.cutOff), context)
    case .failed(let error): fail(error, context)
    case .done:
      stage = .open
      timer?.cancel()
      settle(.success(()))
      pump(context)
    }
  }

  private func read(_ context: ChannelHandlerContext) {
    while stage == .open, !hasInputEnded {
      var plain = ByteBuffer()
      let step = session.read(into: &plain, atMost: Self.longestRead)
      if plain.readableBytes > 0 { context.fireChannelRead(wrapInboundOut(plain)) }
      guard stage == .open else { return }
      switch step {
      case .done: continue
      case .needsInput: return send(context)
      case .ended:
        inputEnded(context)
        return
      case .failed(let error): return fail(error, context)
      }
    }
  }

  private static let longestRead = 65_536

  private func inputEnded(_ context: ChannelHandlerContext) {
    guard !hasInputEnded else { return }
    hasInputEnded = true
    if isServer {
      context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    } else {
      context.close(promise: nil)
    }
  }

  package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard let event = event as? ChannelEvent, event == .inputClosed else {
      context.fireUserInboundEventTriggered(event)
      return
    }
    switch stage {
    // Many clients close without a TLS closure. Requests contain their length, so a truncated one
    // is detected.
    case .open: inputEnded(context)
    case .expecting, .shaking, .refusing: context.close(promise: nil)
    case .closed: return
    }
  }

  /// Sends the session's output.
  func send(_ context: ChannelHandlerContext) {
    guard let bytes = session.takeOutput() else { return }
    context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
  }

  /// Ends the connection with an error, after sending the session's alert.
  func fail(_ error: TLSError, _ context: ChannelHandlerContext) {
    guard stage != .closed else { return }
    send(context)
    stage = .closed
    timer?.cancel()
    settle(.failure(error))
    discardQueue()
    context.fireErrorCaught(error)
    context.close(promise: nil)
  }

  /// The beginning of the response to clients that do not use TLS.
  package static let plainNotice = "This port speaks https"

  /// Sends an error response to a client that uses plain HTTP.
  private func refuse(_ context: ChannelHandlerContext) {
    stage = .refusing
    let text = "\(Self.plainNotice): use https:// instead of http://.\n"
    let answer = ByteBuffer(
      string: "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\n"
        + "Content-Length: \(text.utf8.count)\r\nConnection: close\r\n\r\n\(text)")
    // Input is discarded until the handshake's time limit: closing a socket with unread bytes
    // resets the connection, which may overtake the response.
    context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
    context.close(mode: .output, promise: nil)
  }
}
