package import DynamockModel

/// A responder that can also validate a request without executing it.
package protocol CheckingResponder: WireResponder {
  /// Returns the error response for a request according to the rules that require no table, or
  /// `nil` if it satisfies them.
  func check(_ request: WireRequest) -> WireResponse?

  /// Responds to a request whose credentials have been verified, so that changing the body does not
  /// invalidate its signature.
  func respondTrusting(
    _ request: WireRequest, from client: ClientConnection,
    send: @escaping @Sendable (WireResponse) -> Void)

  /// Returns a response with the parts that all responses to the request have: identifier,
  /// encoding, CORS.
  func finished(_ response: WireResponse, for head: RequestHead) -> WireResponse

  /// Returns the response for an error.
  /// - Parameter script: the rule that injected the error, or `nil` for an error of the engine.
  func response(
    to error: DynamoDBError, for head: RequestHead, scriptedBy script: String?
  ) -> WireResponse
}

extension CheckingResponder {
  /// Returns the response for an error of the engine.
  package func response(to error: DynamoDBError, for head: RequestHead) -> WireResponse {
    response(to: error, for: head, scriptedBy: nil)
  }
}

extension Router: CheckingResponder {
  package func check(_ request: WireRequest) -> WireResponse? {
    let head = request.head
    guard case .operation(let database) = Route(head) else { return nil }
    let named = head.value(of: .contentType).flatMap { MediaType($0) }
    guard named != nil || request.body.isEmpty else {
      return routeRefusal(of: head)
    }
    do throws(DynamoDBError) {
      let operation = try Self.operation(of: head)
      let context = CallContext(database: database, request: try requestContext(of: request))
      guard !request.body.isEmpty else { throw .brokenBody(request.body) }
      try service.check(request.body, of: operation, in: context)
      return nil
    } catch {
      let isBroken = !request.body.isEmpty && !service.isJSON(request.body)
      return response(to: isBroken ? .brokenBody(request.body) : error, for: head)
    }
  }

  package func respondTrusting(
    _ request: WireRequest, from client: ClientConnection,
    send: @escaping @Sendable (WireResponse) -> Void
  ) {
    respond(to: request, from: client, isTrusted: true, send: send)
  }

  package func response(
    to error: DynamoDBError, for head: RequestHead, scriptedBy script: String?
  ) -> WireResponse {
    let mediaType = head.value(of: .contentType).flatMap { MediaType($0) } ?? .json
    let identifier = identifiers.next()
    onRefusal?(
      Refusal(error, of: try? Self.operation(of: head), identifier, scriptedBy: script))
    let response = Self.response(to: error, body: service.body(of: error), mediaType)
    return finished(response, for: head, identifier)
  }

  package func finished(_ response: WireResponse, for head: RequestHead) -> WireResponse {
    finished(response, for: head, identifiers.next())
  }

  private func finished(
    _ response: WireResponse, for head: RequestHead, _ identifier: RequestIdentifier
  ) -> WireResponse {
    ResponseFinish(head: head, identifier: identifier, cors: cors, send: { _ in }).finished(
      response)
  }

  /// Returns the response to an unsupported content type.
  private func routeRefusal(of head: RequestHead) -> WireResponse {
    var response = WireResponse(status: 404, body: Array("<UnknownOperationException/>\n".utf8))
    let explanation = DynamoDBError.Explanation.noRoute(head)
    response.explain(explanation)
    let identifier = identifiers.next()
    onRefusal?(Refusal(status: response.status, explanation, identifier))
    return finished(response, for: head, identifier)
  }
}
