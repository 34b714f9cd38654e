import DynamockWire
import NIOCore

/// A response, and whether the connection outlives it.
struct Answer: Sendable {
  var response: WireResponse
  var isKeptAlive: Bool

  /// The answer with its body in the encoding that the client asked for, if that can be made.
  consuming func compressed() -> Answer {
    guard let encoding = response.acceptedEncoding, response.contentEncoding == nil,
      let body = BodyCompression.deflate(response.body, encoding)
    else { return self }
    response.body = body
    response.contentEncoding = encoding
    return self
  }
}

extension Connection {
  /// Takes an answer in; it goes out when all earlier requests have theirs.
  func deliver(_ answer: Answer, number: Int) {
    guard number >= nextAnswer, parked[number] == nil, stage != .closed else { return }
    guard number == nextAnswer else {
      parked[number] = answer
      return
    }
    // An answer that goes out in parts, or never, holds back those behind it.
    guard paced == nil, !isMute else {
      if !isMute { parked[number] = answer }
      return
    }
    write(answer)
    resumeAnswers()
  }

  /// Sends the answers that are due, and goes on reading.
  func resumeAnswers() {
    while paced == nil, !isMute, let next = parked.removeValue(forKey: nextAnswer) { write(next) }
    grantContinue()
    if !isProcessing { process() }
  }

  private func write(_ answer: consuming Answer) {
    nextAnswer += 1
    if let delivery = answer.response.delivery {
      write(answer, as: delivery)
    } else {
      appendResponse(answer)
    }
  }

  /// Appends a response to the output.
  /// - Returns: whether it tells the client that the connection closes.
  @discardableResult
  func appendResponse(_ answer: consuming Answer) -> Bool {
    let isKeptAlive = answer.isKeptAlive
    let response = answer.compressed().response
    let isLast = !isKeptAlive || stage == .finishing && outstanding == 0
    var fields = WireResponse.ConnectionFields(
      date: date.now(), connection: isLast ? "close" : "keep-alive")
    if let date = response.delivery?.date { fields.date = Array(date.utf8) }
    let bound = response.headBound(with: fields)
    // Out of the connection while it is written to, so that the bytes have one owner.
    var bytes = ByteBuffer()
    swap(&bytes, &output)
    bytes.writeWithUnsafeMutableBytes(
      minimumWritableBytes: bound + (response.omitsBody ? 0 : response.body.count)
    ) { response.writeHead(to: $0, with: fields) }
    if !response.omitsBody { bytes.writeBytes(response.body) }
    swap(&bytes, &output)
    return isLast
  }

  /// Sends what has been written, in one go, and closes behind the last answer.
  func flush() {
    guard let context, stage != .closed, stage != .lingering else { return }
    let isEnd =
      stage == .finishing && outstanding == 0 && paced == nil && (!isMute || isInputClosed)
    if output.readableBytes > 0 {
      let written = isEnd ? context.eventLoop.makePromise(of: Void.self) : nil
      // Writing can change the writability, which comes back here: what is being sent is out first.
      var bytes = ByteBuffer()
      swap(&bytes, &output)
      context.writeAndFlush(wrapOutboundOut(bytes), promise: written)
      recycle(&bytes)
      // Only what is sent begins the time anew: empty lines would keep a connection open for ever.
      idleSince = .now()
      if let written, let bound {
        written.futureResult.whenComplete { _ in bound.value.finish() }
      }
    } else if isEnd {
      finish()
    }
  }

  /// Keeps the memory of what was sent for the next answers, unless a long one made it large.
  private func recycle(_ bytes: inout ByteBuffer) {
    guard output.capacity == 0, bytes.capacity <= Self.largestKeptOutput else { return }
    bytes.clear()
    output = bytes
  }

  private static let largestKeptOutput = 64 * 1024

  /// Closes, at once or after reading away what the client still sends.
  ///
  /// A socket that is closed with unread bytes is reset, and the reset may overtake the last answer.
  private func finish() {
    guard let context, stage == .finishing else { return }
    let isFollowed = lingersAtEnd || input.readableBytes > 0
    guard isFollowed, !isInputClosed else { return context.close(promise: nil) }
    stage = .lingering
    input = ByteBuffer()
    context.close(mode: .output, promise: nil)
    idleSince = .now()
    if holdsReadBack {
      holdsReadBack = false
      context.read()
    }
    watchTime()
  }

  /// The client has sent its last byte: what is whole gets its answer, the rest is dropped.
  func inputClosed() {
    isInputClosed = true
    client.leave()
    if stage == .lingering { context?.close(promise: nil) } else { process() }
  }

  /// The server stops: requests that came get their answers, and the last of them says `close`.
  func drain() {
    guard !isMute else {
      context?.close(promise: nil)
      return
    }
    guard stage == .open else { return }
    let isIdle = outstanding == 0 && input.readableBytes == 0 && reader.head == nil
    guard isIdle || outstanding > 0 else {
      isStopping = true
      return
    }
    stage = .finishing
    flush()
  }
}
