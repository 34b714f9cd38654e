import DynamockModel

/// Responds to the requests of a server.
public protocol WireResponder: Sendable {
  /// Responds to a request by calling `send` once, before this returns or later, on any thread.
  func respond(
    to request: WireRequest, from client: ClientConnection,
    send: @escaping @Sendable (WireResponse) -> Void)

  /// Responds to a request that a server could not read completely.
  func refusal(of fault: HTTPFault, head: RequestHead?) -> WireResponse
}

extension WireResponder {
  /// Responds to a request without a socket.
  public func respond(
    to request: WireRequest, send: @escaping @Sendable (WireResponse) -> Void
  ) {
    respond(to: request, from: ClientConnection(), send: send)
  }
}

extension Router: WireResponder {
  /// Responds to a fault of a request's form or size.
  ///
  /// The body is empty, except for content that cannot be decompressed, for which AWS reports an
  /// internal error ([scylla-alternator] `test_compressed_request.py`).
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
