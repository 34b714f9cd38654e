import DynamockWire
import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is left to send of a response that goes out in parts.
struct PacedOutput {
  var rest: ByteBuffer
  /// How many bytes go out at a time.
  let step: Int
  /// The time between two parts.
  let pause: TimeAmount
}

extension Connection {
  /// Sends a response in the form that its delivery asks for; later answers wait until it is out.
  func write(_ answer: Answer, as delivery: Delivery) {
    var answer = answer
    switch delivery.form {
    case .hangUp: end(byReset: false)
    case .reset: end(byReset: true)
    case .mute: mute()
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
      appendResponse(answer)
      let rest = cut(whole - bytes)
      guard let milliseconds else {
        return mute()
      }
      pace(rest, step: max(1, rest.readableBytes), .milliseconds(milliseconds))
    case .dripped(let chunks, let milliseconds):
      let start = output.readableBytes
      appendResponse(answer)
      let rest = cut(output.readableBytes - start)
      let count = max(1, chunks)
      let step = max(1, (rest.readableBytes + count - 1) / count)
      pace(rest, step: step, .milliseconds(milliseconds / Int64(count)))
    case .throttled(let rate):
      let start = output.readableBytes
      appendResponse(answer)
      let rest = cut(output.readableBytes - start)
      // A slow rate sends one byte at a time, a fast one twenty parts a second.
      let step = max(1, rate / 20)
      let pause = TimeAmount.nanoseconds(Int64(step) * 1_000_000_000 / Int64(max(1, rate)))
      pace(rest, step: step, pause)
    }
  }

  /// Answers nothing any more; a server that stops does not wait for the client.
  private func mute() {
    isMute = true
    parked = [:]
  }

  /// The length of a response's body as it is sent, compressed if the client wants that.
  private func bodyCount(of answer: inout Answer) -> Int {
    answer = answer.compressed()
    return answer.response.omitsBody ? 0 : answer.response.body.count
  }

  /// Takes bytes from the end of the output.
  private func cut(_ count: Int) -> ByteBuffer {
    let kept = output.readableBytes - count
    guard count > 0, kept >= 0,
      let rest = output.getSlice(at: output.readerIndex + kept, length: count)
    else { return ByteBuffer() }
    output.moveWriterIndex(to: output.readerIndex + kept)
    return rest
  }

  /// Sends bytes part by part.
  private func pace(_ rest: ByteBuffer, step: Int, _ pause: TimeAmount) {
    guard rest.readableBytes > 0 else { return }
    paced = PacedOutput(rest: rest, step: step, pause: pause)
    schedulePart()
  }

  private func schedulePart() {
    guard let context, let bound, let paced else { return }
    pacing = context.eventLoop.scheduleTask(in: paced.pause) { bound.value.sendPart() }
  }

  private func sendPart() {
    guard stage != .closed, var current = paced else { return }
    paced = nil
    let length = min(current.step, current.rest.readableBytes)
    if var part = current.rest.readSlice(length: length) { output.writeBuffer(&part) }
    if current.rest.readableBytes > 0 {
      paced = current
      flush()
      schedulePart()
    } else {
      resumeAnswers()
    }
  }

  /// Sends what has been written, then closes the connection, whatever else was to be answered.
  private func end(byReset isReset: Bool) {
    guard let context, let bound else { return }
    let sent = context.eventLoop.makePromise(of: Void.self)
    var bytes = ByteBuffer()
    swap(&bytes, &output)
    stage = .closed
    parked = [:]
    timer?.cancel()
    timer = nil
    sent.futureResult.whenComplete { _ in
      guard let context = bound.value.context else { return }
      // Closing a socket that lingers for no time sends RST (socket(7)).
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
