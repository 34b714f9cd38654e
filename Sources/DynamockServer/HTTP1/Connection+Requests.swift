import DynamockWire
import NIOCore

extension Connection {
  /// Whether reading waits until answers have gone out.
  var isHeldBack: Bool {
    outstanding >= configuration.limits.pipelinedRequests || context?.channel.isWritable == false
      || configuration.answersInTurn && outstanding > 0
  }

  /// Reads requests off the input and hands them over, then sends what was answered meanwhile.
  func process() {
    guard !isProcessing else { return }
    isProcessing = true
    let before = nextRequest
    do throws(HTTPFault) {
      while stage == .open, !isHeldBack, try step() {}
    } catch {
      refuse(error)
    }
    if isInputClosed, stage == .open, !isHeldBack { stage = .finishing }
    isProcessing = false
    notePartialRequest(isAnother: nextRequest > before)
    flush()
    if holdsReadBack, !isHeldBack || stage != .open {
      holdsReadBack = false
      context?.read()
    }
    watchTime()
  }

  /// Takes one step; false when the input holds no further request.
  private func step() throws(HTTPFault) -> Bool {
    switch try reader.next(from: &input) {
    case .needsMoreBytes: return false
    case .owesContinue:
      owesContinue = true
      grantContinue()
      return true
    case .request(let request, let isKeptAlive):
      owesContinue = false
      let isLast = !isKeptAlive || isStopping
      if isLast { stage = .finishing }
      answer(request, isKeptAlive: !isLast)
      return true
    }
  }

  /// Gives leave to send a body once every earlier request has its answer.
  func grantContinue() {
    guard owesContinue, outstanding == 0 else { return }
    owesContinue = false
    output.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
  }

  private func answer(_ request: WireRequest, isKeptAlive: Bool) {
    let number = nextRequest
    nextRequest += 1
    var request = request
    do throws(HTTPFault) {
      try inflateBody(of: &request)
    } catch {
      let response = responder.refusal(of: error, head: request.head)
      return deliver(Answer(response: response, isKeptAlive: isKeptAlive), number: number)
    }
    guard let bound, let eventLoop = context?.eventLoop else { return }
    client.countRequest()
    responder.respond(to: request, from: client) { response in
      let answer = Answer(response: response, isKeptAlive: isKeptAlive)
      if eventLoop.inEventLoop {
        bound.value.deliver(answer, number: number)
      } else {
        let compressed = answer.compressed()
        eventLoop.execute { bound.value.deliver(compressed, number: number) }
      }
    }
  }

  private func inflateBody(of request: inout WireRequest) throws(HTTPFault) {
    guard let name = request.head.text(of: .contentEncoding), name.lowercased() != "identity" else {
      return
    }
    guard let encoding = ContentEncoding(name) else { throw .undecodableBody }
    request.sentBody = request.body
    request.body = try BodyCompression.inflate(
      request.body, encoding, limit: configuration.limits.body)
  }

  /// Answers a request that cannot be read to its end, and reads no further one.
  func refuse(_ fault: HTTPFault, lingers: Bool = true) {
    guard stage == .open else { return }
    stage = .finishing
    lingersAtEnd = lingers
    let response = responder.refusal(of: fault, head: reader.head)
    let number = nextRequest
    nextRequest += 1
    deliver(Answer(response: response, isKeptAlive: false), number: number)
  }

  /// Notes since when the input holds part of a request, and gives its memory back when it is empty.
  private func notePartialRequest(isAnother: Bool) {
    if input.readableBytes == 0 { input = ByteBuffer() }
    let isPartial = input.readableBytes > 0 || reader.head != nil
    if stage != .open || isHeldBack || !isPartial {
      partialSince = nil
    } else if partialSince == nil || isAnother {
      partialSince = .now()
    }
  }
}
