import DynamockTLS
import DynamockWire
import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The rest of a response that is sent in parts.
struct PacedOutput {
  var rest: ByteBuffer
  /// The number of bytes per part.
  let step: Int
  /// The time between two parts.
  let pause: TimeAmount
  /// Whether the connection closes after the last part without an announcement.
  let closes: Bool
}

extension Connection {
  /// Sends a response in the form required by its delivery; later responses wait until it has been
  /// sent.
  func write(_ answer: Answer, as delivery: Delivery) {
    var answer = answer
    switch delivery.form {
    case .hangUp: end(byReset: false)
    case .reset: end(byReset: true)
    case .mute: state.mute()
    case .whole:
      let isLast = appendResponse(answer)
      if delivery.closes, !isLast { end(byReset: false) }
    case .truncated(let extent):
      let whole = bodyCount(of: &answer)
      appendResponse(answer)
      _ = cut(whole - extent.count(of: whole))
      end(byReset: false)
    case .stalled(let bytes, let milliseconds):
      let whole = bodyCount(of: &answer)
      let isLast = appendResponse(answer)
      let rest = cut(whole - bytes)
      guard let milliseconds else {
        return state.mute()
      }
      pace(
        rest, step: max(1, rest.readableBytes), .milliseconds(milliseconds),
        closes: delivery.closes && !isLast)
    case .dripped(let chunks, let milliseconds):
      let start = output.readableBytes
      let isLast = appendResponse(answer)
      let rest = cut(output.readableBytes - start)
      let count = max(1, chunks)
      let step = max(1, (rest.readableBytes + count - 1) / count)
      pace(
        rest, step: step, .milliseconds(milliseconds / Int64(count)),
        closes: delivery.closes && !isLast)
    case .throttled(let rate):
      let start = output.readableBytes
      let isLast = appendResponse(answer)
      let rest = cut(output.readableBytes - start)
      // A slow rate sends one byte at a time, a fast one twenty parts per second.
      let step = max(1, rate / 20)
      let pause = TimeAmount.nanoseconds(Int64(step) * 1_000_000_000 / Int64(max(1, rate)))
      pace(rest, step: step, pause, closes: delivery.closes && !isLast)
    }
  }

  /// Returns the length of a response's body as sent, compressed if the client requested that.
  private func bodyCount(of answer: inout Answer) -> Int {
    answer = answer.compressed()
    return answer.response.omitsBody ? 0 : answer.response.body.count
  }

  /// Removes bytes from the end of the output.
  private func cut(_ count: Int) -> ByteBuffer {
    let kept = output.readableBytes - count
    guard count > 0, kept >= 0,
      let rest = output.getSlice(at: output.readerIndex + kept, length: count)
    else { return ByteBuffer() }
    output.moveWriterIndex(to: output.readerIndex + kept)
    return rest
  }

  /// Sends bytes in parts.
  private func pace(_ rest: ByteBuffer, step: Int, _ pause: TimeAmount, closes: Bool) {
    guard rest.readableBytes > 0 else {
      if closes { end(byReset: false) }
      return
    }
    state.pace(PacedOutput(rest: rest, step: step, pause: pause, closes: closes))
    schedulePart(in: pause)
  }

  private func schedulePart(in pause: TimeAmount) {
    guard let context, let bound else { return }
    pacing = context.eventLoop.scheduleTask(in: pause) { bound.value.sendPart() }
  }

  private func sendPart() {
    guard var part = state.nextPart() else { return }
    output.writeBuffer(&part.bytes)
    switch part.then {
    case .wait(let pause):
      flush()
      schedulePart(in: pause)
    case .close: end(byReset: false)
    case .resume: resumeAnswers()
    }
  }

  /// Sends the written bytes, then closes the connection, regardless of unanswered requests.
  private func end(byReset isReset: Bool) {
    guard let context, let bound else { return }
    let sent = context.eventLoop.makePromise(of: Void.self)
    var bytes = ByteBuffer()
    swap(&bytes, &output)
    state.close()
    timer?.cancel()
    timer = nil
    if isReset { context.triggerUserOutboundEvent(TLSSilence(), promise: nil) }
    sent.futureResult.whenComplete { _ in
      guard let context = bound.value.context else { return }
      // Closing a socket with a linger time of zero sends RST (socket(7)).
      guard isReset, let socket = context.channel as? any SocketOptionProvider else {
        return context.close(promise: nil)
      }
      let closing = NIOLoopBound(context, eventLoop: context.eventLoop)
      socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in
        closing.value.close(promise: nil)
      }
    }
    if bytes.readableBytes > 0 {
      context.writeAndFlush(wrapOutboundOut(bytes), promise: sent)
    } else {
      sent.succeed()
    }
  }
}
