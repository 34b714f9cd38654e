import DynamockModel

/// A responder that can say what is wrong with a request without carrying it out.
package protocol CheckingResponder: WireResponder {
  /// The refusal that a request gets from the rules that need no table; nil if it passes them.
  func check(_ request: WireRequest) -> WireResponse?

  /// Answers a request whose credentials have been looked at, so that a changed body does not
  /// invalidate its signature.
  func respondTrusting(
    _ request: WireRequest, from client: ClientConnection,
    send: @escaping @Sendable (WireResponse) -> Void)

  /// A response with everything that any response to the request gets: identifier, encoding, CORS.
  func finished(_ response: WireResponse, for head: RequestHead) -> WireResponse

  /// The response that carries an error.
  func response(to error: DynamoDBError, for head: RequestHead) -> WireResponse
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
    respond(to: request, isTrusted: true, send: send)
  }

  package func response(to error: DynamoDBError, for head: RequestHead) -> WireResponse {
    let mediaType = head.value(of: .contentType).flatMap { MediaType($0) } ?? .json
    let identifier = identifiers.next()
    onRefusal?(Refusal(error, of: try? Self.operation(of: head), identifier))
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

  /// The answer to a wrong content type.
  private func routeRefusal(of head: RequestHead) -> WireResponse {
    var response = WireResponse(status: 404, body: Array("<UnknownOperationException/>\n".utf8))
    let explanation = DynamoDBError.Explanation.noRoute(head)
    response.explain(explanation)
    let identifier = identifiers.next()
    onRefusal?(Refusal(status: response.status, explanation, identifier))
    return finished(response, for: head, identifier)
  }
}
