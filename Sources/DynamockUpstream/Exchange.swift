import DynamockWire
import NIOCore

/// One request on a connection, and its completion.
struct Exchange: Sendable {
  /// The request's bytes.
  let request: ByteBuffer
  /// The framing of the response.
  let kind: AnswerReader.Kind
  /// The deadline of the complete response.
  let deadline: NIODeadline
  let outcome = Settlement<Outcome>()

  /// The outcome of a request.
  enum Outcome: Sendable {
    /// The complete response arrived.
    case answered(UpstreamResponse, isKeptAlive: Bool)
    /// No complete response arrived.
    case failed(Failure)
  }

  /// The reason why no complete response arrived.
  struct Failure: Error {
    var reason: UpstreamError.Reason
    /// Whether part of the request may have been sent.
    var isSent = true
    /// Whether part of the response has arrived.
    var isAnswered = false
  }
}

/// Sends requests on a connection, one at a time, and collects their responses.
///
/// A request is written to the channel as an ``Exchange``. Between exchanges the connection is
/// idle; it closes after the idle time, or as soon as the server sends unrequested bytes.
final class ExchangeHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = Exchange
  typealias OutboundOut = ByteBuffer

  private let limits: UpstreamLimits
  private var current: (exchange: Exchange, reader: AnswerReader)?
  private var input = ByteBuffer()
  private var isAnswered = false
  /// Whether the request is still being written.
  private var isWriting = false
  private var timer: Scheduled<Void>?
  /// The error that ended the connection.
  private var reason: UpstreamError.Reason?

  init(limits: UpstreamLimits) { self.limits = limits }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let exchange = unwrapOutboundIn(data)
    timer?.cancel()
    // The promise succeeds when the request is accepted, not when it is written.
    guard context.channel.isActive, current == nil else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    promise?.succeed()
    current = (exchange, AnswerReader(exchange.kind, limits: limits))
    isAnswered = false
    isWriting = true
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    timer = context.eventLoop.scheduleTask(deadline: exchange.deadline) {
      bound.value.0.fail(.timedOut(seconds: bound.value.0.limits.answer), bound.value.1)
    }
    let written = context.eventLoop.makePromise(of: Void.self)
    written.futureResult.whenSuccess { bound.value.0.isWriting = false }
    context.write(wrapOutboundOut(exchange.request), promise: written)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard current != nil else { return context.close(promise: nil) }
    var bytes = unwrapInboundIn(data)
    isAnswered = true
    if input.readableBytes == 0 { input = bytes } else { input.writeBuffer(&bytes) }
    do throws(AnswerReader.Fault) {
      guard let answer = try current?.reader.read(from: &input) else {
        input.discardReadBytes()
        return
      }
      finish(with: answer, context)
    } catch {
      fail(.malformed, context)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    if let answer = current?.reader.atEnd(), reason == nil {
      finish(with: answer, context)
    } else {
      fail(reason ?? .cutOff, context)
    }
    timer?.cancel()
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if reason == nil { reason = UpstreamError.Reason(ending: error) }
    context.close(promise: nil)
  }

  private func finish(with answer: UpstreamResponse, _ context: ChannelHandlerContext) {
    guard let (exchange, reader) = current else { return }
    current = nil
    timer?.cancel()
    let isKeptAlive = reader.isKeptAlive && !isWriting && input.readableBytes == 0
    input = ByteBuffer()
    if isKeptAlive {
      let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
      timer = context.eventLoop.scheduleTask(in: .seconds(Int64(limits.idle))) {
        bound.value.close(promise: nil)
      }
    } else {
      context.close(promise: nil)
    }
    exchange.outcome.settle(.answered(answer, isKeptAlive: isKeptAlive))
  }

  private func fail(_ reason: UpstreamError.Reason, _ context: ChannelHandlerContext) {
    guard let (exchange, _) = current else { return }
    current = nil
    timer?.cancel()
    input = ByteBuffer()
    context.close(promise: nil)
    let failure = Exchange.Failure(reason: reason, isAnswered: isAnswered)
    exchange.outcome.settle(.failed(failure))
  }
}
