import DynamockModel

extension Router {
  /// The host that a client is taken to mean when it names none.
  static var nominalHost: String { "dynamodb.\(RequestContext.defaultRegion).amazonaws.com" }

  /// `healthy: dynamodb.us-east-1.amazonaws.com `, with the host that the client used and a space at
  /// the end (ScyllaDB, `test_health.py`; Dynalite, `index.js`).
  static func health(of head: RequestHead) -> WireResponse {
    let host = head.text(of: .host) ?? nominalHost
    return WireResponse(status: 200, body: Array("healthy: \(host) ".utf8))
  }

  /// What a wrong method, path or content type gets (Dynalite, `test/connection.js`).
  static func unknownOperation() -> WireResponse {
    WireResponse(status: 404, body: Array("<UnknownOperationException/>\n".utf8))
  }

  /// The leave that a browser asks for before it sends a script's request.
  static func preflight(for head: RequestHead) -> WireResponse {
    var response = WireResponse(status: 200)
    response.extraFields = [("Access-Control-Max-Age", "172800")]
    if let headers = head.text(of: .accessControlRequestHeaders) {
      response.extraFields.append(("Access-Control-Allow-Headers", headers))
    }
    if let method = head.text(of: .accessControlRequestMethod) {
      response.extraFields.append(("Access-Control-Allow-Methods", method))
    }
    return response
  }

  /// The response that carries an error, with its explanation beside it.
  static func response(
    to error: DynamoDBError, body: [UInt8], _ mediaType: MediaType
  ) -> WireResponse {
    var response = WireResponse(status: error.code.status, mediaType: mediaType, body: body)
    if let explanation = error.explanation {
      response.extraFields = [(ExplanationHeader.name, ExplanationHeader.value(of: explanation))]
    }
    return response
  }

  /// The error of a body that is not in the encoding it names.
  static func undecodableBody(named encoding: String) -> DynamoDBError {
    DynamoDBError(
      .internalServerError, nil,
      explanation: DynamoDBError.Explanation(
        rule: "a compressed body is in the encoding that Content-Encoding names",
        found: "a body that cannot be read as \(encoding)",
        remedy: "gzip, or deflate in the zlib format, or no Content-Encoding"))
  }
}
