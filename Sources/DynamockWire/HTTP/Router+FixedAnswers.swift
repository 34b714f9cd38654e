import DynamockModel

extension Router {
  /// Returns `healthy: dynamodb.us-east-1.amazonaws.com `, with the host used by the client and a
  /// trailing space ([scylla-alternator] `test_health.py`; [dynalite-suite] `index.js`).
  static func health(of head: RequestHead) -> WireResponse {
    let host = head.text(of: .host) ?? RequestContext.nominalHost
    return WireResponse(status: 200, body: Array("healthy: \(host) ".utf8))
  }

  /// Responds to an unsupported method, path or content type ([dynalite-suite]
  /// `test/connection.js`).
  func refuseRoute(
    of head: RequestHead, _ explanation: DynamoDBError.Explanation, _ finish: ResponseFinish
  ) {
    var response = WireResponse(status: 404, body: Array("<UnknownOperationException/>\n".utf8))
    response.explain(explanation)
    onRefusal?(Refusal(status: response.status, explanation, finish.identifier))
    finish(response)
  }

  /// Returns the response for an error, with its explanation.
  static func response(
    to error: DynamoDBError, body: [UInt8], _ mediaType: MediaType
  ) -> WireResponse {
    var response = WireResponse(status: error.code.status, mediaType: mediaType, body: body)
    if let explanation = error.explanation { response.explain(explanation) }
    return response
  }
}

extension WireResponse {
  /// Adds an explanation to the fields; the body is unchanged.
  mutating func explain(_ explanation: DynamoDBError.Explanation) {
    extraFields.append((ExplanationHeader.name, ExplanationHeader.value(of: explanation)))
  }
}

extension RequestContext {
  /// The host that is assumed if a client specifies none.
  static var nominalHost: String { "dynamodb.\(defaultRegion).amazonaws.com" }
}
