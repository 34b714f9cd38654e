import DynamockWire
import NIOCore

extension Connection {
  /// Reads requests from the input and passes them on, then sends the responses that arrived
  /// meanwhile.
  func process() {
    guard state.beginTurn() else { return }
    do throws(HTTPFault) {
      while state.readsNext, try step() {}
    } catch {
      refuse(error)
    }
    // An empty buffer keeps no memory.
    if input.readableBytes == 0 { input = ByteBuffer() }
    state.endTurn(rest: unreadPart, now: .now())
    flush()
    if state.resumesReading() { context?.read() }
    watchTime()
  }

  /// The part of the next request that is incomplete, or `nil` if none of it has arrived.
  var unreadPart: ConnectionState.RequestPart? {
    if reader.head != nil { return .body }
    return input.readableBytes > 0 ? .head : nil
  }

  /// Performs one step; returns `false` if the input holds no further request.
  private func step() throws(HTTPFault) -> Bool {
    switch try reader.next(from: &input) {
    case .needsMoreBytes: return false
    case .owesContinue:
      state.oweContinue()
      grantContinue()
      return true
    case .request(let request, let isKeptAlive):
      let accepted = state.accept(isKeptAlive: isKeptAlive)
      answer(request, isKeptAlive: accepted.isKeptAlive, number: accepted.number)
      return true
    }
  }

  /// Sends `100 Continue` once all earlier requests have been answered.
  func grantContinue() {
    guard state.grantsContinue() else { return }
    output.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
  }

  private func answer(_ request: WireRequest, isKeptAlive: Bool, number: Int) {
    do throws(HTTPFault) {
      if let encoding = try Self.encoding(of: request.head) {
        try inflate(request, encoding, isKeptAlive: isKeptAlive, number: number)
      } else {
        handOver(request, isKeptAlive: isKeptAlive, number: number)
      }
    } catch {
      refuse(error, request, isKeptAlive: isKeptAlive, number: number)
    }
  }

  private func handOver(_ request: WireRequest, isKeptAlive: Bool, number: Int) {
    guard let bound, let eventLoop = context?.eventLoop else { return }
    client.countRequest()
    responder.respond(to: request, from: client) { response in
      let answer = Answer(response: response, isKeptAlive: isKeptAlive)
      if eventLoop.inEventLoop {
        bound.value.deliver(answer, number: number)
      } else {
        let prepared = answer.prepared()
        eventLoop.execute { bound.value.deliver(prepared, number: number) }
      }
    }
  }

  private func refuse(
    _ fault: HTTPFault, _ request: WireRequest, isKeptAlive: Bool, number: Int
  ) {
    let response = responder.refusal(of: fault, head: request.head)
    deliver(Answer(response: response, isKeptAlive: isKeptAlive), number: number)
  }

  /// Returns the encoding of a request's body, or `nil` if it is not encoded.
  private static func encoding(of head: RequestHead) throws(HTTPFault) -> ContentEncoding? {
    guard let name = head.text(of: .contentEncoding), name.lowercased() != "identity" else {
      return nil
    }
    guard let encoding = ContentEncoding(name) else { throw .undecodableBody }
    return encoding
  }

  /// Decompresses a body and passes the request on, in the background if the body turns out to be
  /// long.
  private func inflate(
    _ request: WireRequest, _ encoding: ContentEncoding, isKeptAlive: Bool, number: Int
  ) throws(HTTPFault) {
    let limit = configuration.limits.body
    var request = request
    request.sentBody = request.body
    guard let bound, let eventLoop = context?.eventLoop else { return }
    guard let runsInBackground = configuration.runsInBackground, limit > Self.longestInlineBody
    else {
      request.body = try BodyCompression.inflate(request.body, encoding, limit: limit)
      return handOver(request, isKeptAlive: isKeptAlive, number: number)
    }
    do throws(HTTPFault) {
      request.body = try BodyCompression.inflate(
        request.body, encoding, limit: Self.longestInlineBody)
      return handOver(request, isKeptAlive: isKeptAlive, number: number)
    } catch {
      guard error == .bodyTooLarge else { throw error }
    }
    state.beginInflating()
    runsInBackground { [request] in
      let body = Result { () throws(HTTPFault) in
        try BodyCompression.inflate(request.body, encoding, limit: limit)
      }
      eventLoop.execute {
        bound.value.resume(request, inflated: body, isKeptAlive: isKeptAlive, number: number)
      }
    }
  }

  private func resume(
    _ request: WireRequest, inflated body: Result<[UInt8], HTTPFault>, isKeptAlive: Bool,
    number: Int
  ) {
    guard state.endInflating() else { return }
    var request = request
    do throws(HTTPFault) {
      request.body = try body.get()
      handOver(request, isKeptAlive: isKeptAlive, number: number)
    } catch {
      refuse(error, request, isKeptAlive: isKeptAlive, number: number)
    }
    process()
  }

  /// The number of bytes that are decompressed on the event loop: about 100 µs.
  private static let longestInlineBody = 64 * 1024

  /// Answers a request that cannot be read completely, and stops reading.
  func refuse(_ fault: HTTPFault, _ ending: ConnectionState.Ending = .linger) {
    guard let number = state.refuse(ending) else { return }
    let response = responder.refusal(of: fault, head: reader.head)
    deliver(Answer(response: response, isKeptAlive: false), number: number)
  }
}
