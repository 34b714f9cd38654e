import DynamockModel

extension Router {
  /// `healthy: dynamodb.us-east-1.amazonaws.com `, with the host that the client used and a space at
  /// the end (ScyllaDB, `test_health.py`; Dynalite, `index.js`).
  static func health(of head: RequestHead) -> WireResponse {
    let host = head.text(of: .host) ?? RequestContext.nominalHost
    return WireResponse(status: 200, body: Array("healthy: \(host) ".utf8))
  }

  /// Answers a wrong method, path or content type (Dynalite, `test/connection.js`).
  func refuseRoute(
    of head: RequestHead, _ explanation: DynamoDBError.Explanation, _ finish: ResponseFinish
  ) {
    var response = WireResponse(status: 404, body: Array("<UnknownOperationException/>\n".utf8))
    response.explain(explanation)
    onRefusal?(Refusal(status: response.status, explanation, finish.identifier))
    finish(response)
  }

  /// The response that carries an error, with its explanation beside it.
  static func response(
    to error: DynamoDBError, body: [UInt8], _ mediaType: MediaType
  ) -> WireResponse {
    var response = WireResponse(status: error.code.status, mediaType: mediaType, body: body)
    if let explanation = error.explanation { response.explain(explanation) }
    return response
  }
}

extension WireResponse {
  /// Puts an explanation beside the body, which stays as it is.
  mutating func explain(_ explanation: DynamoDBError.Explanation) {
    extraFields.append((ExplanationHeader.name, ExplanationHeader.value(of: explanation)))
  }
}

extension RequestContext {
  /// The host that a client is taken to mean when it names none.
  static var nominalHost: String { "dynamodb.\(defaultRegion).amazonaws.com" }
}
