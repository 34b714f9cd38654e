import DynamockModel

/// What a server hands its requests to.
public protocol WireResponder: Sendable {
  /// Answers a request by calling `send` once, before this returns or later and from any thread.
  func respond(
    to request: WireRequest, from client: ClientConnection,
    send: @escaping @Sendable (WireResponse) -> Void)

  /// Says what is wrong with a request that a server could not read to its end.
  func refusal(of fault: HTTPFault, head: RequestHead?) -> WireResponse
}

extension WireResponder {
  /// Answers a request that came without a socket.
  public func respond(
    to request: WireRequest, send: @escaping @Sendable (WireResponse) -> Void
  ) {
    respond(to: request, from: ClientConnection(), send: send)
  }
}

extension Router: WireResponder {
  /// Says what is wrong with a request's form or size.
  ///
  /// The body is empty but for content that cannot be inflated, where AWS reports an internal error
  /// (ScyllaDB, `test_compressed_request.py`).
  public func refusal(of fault: HTTPFault, head: RequestHead?) -> WireResponse {
    var response = WireResponse(fault)
    let explanation = fault.explanation(of: head)
    let identifier = identifiers.next()
    if fault == .undecodableBody {
      let error = DynamoDBError(.internalServerError, nil, explanation: explanation)
      response = Self.response(to: error, body: service.body(of: error), .amzJSON)
    } else {
      response.explain(explanation)
    }
    onRefusal?(Refusal(status: fault.status, explanation, identifier))
    response.identifier = identifier
    return response
  }
}
