public import DynamockModel
public import DynamockWire

/// An endpoint that requires no signatures, such as another dynamock, DynamoDB Local, or
/// LocalStack.
public struct PlainUpstream: Upstream {
  private let client: UpstreamClient
  private let url: UpstreamURL
  private let accessKeyID: String
  private let clock: any WallClock

  /// Creates an upstream.
  /// - Parameter accessKeyID: the access key in `Authorization`, as some servers separate data by
  ///   it.
  public init(
    _ url: UpstreamURL, client: UpstreamClient, accessKeyID: String = "dynamock",
    clock: any WallClock = SystemClock()
  ) {
    self.url = url
    self.client = client
    self.accessKeyID = accessKeyID
    self.clock = clock
  }

  /// Sends a request with a credential of its region and a placeholder signature.
  public func send(_ request: UpstreamRequest) async throws(UpstreamError) -> UpstreamAnswer {
    let date = clock.now.utcText.prefix { $0 != "." }.filter { $0 != "-" && $0 != ":" } + "Z"
    let scope = "\(date.prefix(8))/\(request.region)/dynamodb/aws4_request"
    let signature = String(repeating: "0", count: 64)
    let answer = try await client.send(
      url: url,
      headers: [
        ("Content-Type", "application/x-amz-json-1.0"),
        ("X-Amz-Target", "\(request.operation.targetPrefix).\(request.operation.name)"),
        ("X-Amz-Date", date),
        (
          "Authorization",
          "AWS4-HMAC-SHA256 Credential=\(accessKeyID)/\(scope), "
            + "SignedHeaders=host;x-amz-date;x-amz-target, Signature=\(signature)"
        ),
      ] + request.trailFields(to: url), body: request.body, isRead: request.operation.changesNothing
    )
    return UpstreamAnswer(status: answer.status, body: answer.body)
  }
}

extension Operation {
  /// Whether the operation never writes, so that its request can be sent twice.
  ///
  /// PartiQL statements are excluded, as they may write.
  public var changesNothing: Bool {
    ["Get", "BatchGet", "TransactGet", "Query", "Scan", "List", "Describe"].contains {
      name.hasPrefix($0)
    }
  }
}
