import DynamockWire
import NIOCore

/// A response, and whether the connection stays open after it.
struct Answer: Sendable {
  var response: WireResponse
  var isKeptAlive: Bool

  /// The length from which the checksum of a body takes more than a few microseconds.
  private static let longBody = 64 * 1024

  /// Returns the response with its body as it is sent and, for long bodies, its checksum, so that an
  /// event loop need not compute that.
  consuming func prepared() -> Answer {
    var answer = compressed()
    if answer.response.body.count > Self.longBody, answer.response.checksum == nil {
      answer.response.checksum = CRC32.checksum(answer.response.body)
    }
    return answer
  }

  /// Returns the response with its body in the encoding that the client requested, if possible.
  consuming func compressed() -> Answer {
    guard let encoding = response.acceptedEncoding, response.contentEncoding == nil,
      let body = BodyCompression.deflate(response.body, encoding)
    else { return self }
    response.body = body
    response.contentEncoding = encoding
    response.checksum = nil
    return self
  }
}

extension Connection {
  /// Adds a response, which is sent once all earlier requests have been answered.
  func deliver(_ answer: consuming Answer, number: Int) {
    switch state.admission(of: number) {
    case .discard: break
    case .park: state.park(answer, number: number)
    case .write:
      write(answer)
      resumeAnswers()
    }
  }

  /// Sends the responses that are due, and continues reading.
  func resumeAnswers() {
    while let next = state.nextParked() { write(next) }
    grantContinue()
    process()
  }

  private func write(_ answer: consuming Answer) {
    state.countAnswer()
    if let delivery = answer.response.delivery {
      write(answer, as: delivery)
    } else {
      appendResponse(answer)
    }
  }

  /// Appends a response to the output.
  /// - Returns: whether the response announces that the connection closes.
  @discardableResult
  func appendResponse(_ answer: consuming Answer) -> Bool {
    let isKeptAlive = answer.isKeptAlive
    if answer.response.acceptedEncoding != nil { answer = answer.compressed() }
    let response = answer.response
    let isLast = !isKeptAlive || state.isLastAnswer
    var fields = WireResponse.ConnectionFields(
      date: date.now(), connection: isLast ? "close" : "keep-alive")
    if let delivery = response.delivery, let date = delivery.date {
      fields.date = Array(date.utf8)
    }
    let bound = response.headBound(with: fields)
    // Taken out of the connection during the write, so that the bytes have a single owner.
    var bytes = ByteBuffer()
    swap(&bytes, &output)
    bytes.writeWithUnsafeMutableBytes(
      minimumWritableBytes: bound + (response.omitsBody ? 0 : response.body.count)
    ) { response.writeHead(to: $0, with: fields) }
    if !response.omitsBody { bytes.writeBytes(response.body) }
    swap(&bytes, &output)
    return isLast
  }

  /// Sends the written bytes immediately, and closes the connection after the last response.
  func flush() {
    guard let context, state.sends else { return }
    let isEnd = state.isComplete
    if output.readableBytes > 0 {
      let written = isEnd ? context.eventLoop.makePromise(of: Void.self) : nil
      // Writing can change the writability, which calls this function again, so the bytes to send
      // are taken out first.
      var bytes = ByteBuffer()
      swap(&bytes, &output)
      context.writeAndFlush(wrapOutboundOut(bytes), promise: written)
      recycle(&bytes)
      state.sent(now: .now())
      if let written, let bound {
        written.futureResult.whenComplete { _ in bound.value.finish() }
      }
    } else if isEnd {
      finish()
    }
  }

  /// Keeps the memory of the sent bytes for the next responses, unless a long one made it large.
  private func recycle(_ bytes: inout ByteBuffer) {
    guard output.capacity == 0, bytes.capacity <= Self.largestKeptOutput else { return }
    bytes.clear()
    output = bytes
  }

  private static let largestKeptOutput = 64 * 1024

  /// Closes, at once or after discarding the rest of what the client sends.
  private func finish() {
    guard let context else { return }
    switch state.finish(hasInput: input.readableBytes > 0, now: .now()) {
    case .nothing: break
    case .close: context.close(promise: nil)
    case .closeOutput:
      input = ByteBuffer()
      context.close(mode: .output, promise: nil)
      if state.resumesReading() { context.read() }
      watchTime()
    }
  }

  /// The client has sent its last byte.
  func inputClosed() {
    client.leave()
    switch state.endInput() {
    case .close: context?.close(promise: nil)
    case .process: process()
    }
  }

  /// The server stops.
  func drain() {
    switch state.stop(hasInput: unreadPart != nil) {
    case .nothing: break
    case .flush: flush()
    case .close: context?.close(promise: nil)
    }
  }
}
