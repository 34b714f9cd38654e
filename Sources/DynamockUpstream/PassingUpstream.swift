import DynamockModel
public import DynamockWire

/// An endpoint that receives requests with the client's own signature.
///
/// The signature covers the client's `Host`, so that AWS accepts it only if the client has signed for
/// the endpoint's host.
public struct PassingUpstream: Upstream {
  private let url: UpstreamURL?
  private let client: UpstreamClient

  /// Creates an upstream.
  /// - Parameter url: The endpoint, or `nil` for AWS's own endpoint of each request's region.
  public init(_ url: UpstreamURL?, client: UpstreamClient) {
    self.url = url
    self.client = client
  }

  /// Sends a request as the client sent it.
  /// - Throws: `noCredentials` if the request is not the client's, or its signature covers a field
  ///   that cannot be passed on.
  public func send(_ request: UpstreamRequest) async throws(UpstreamError) -> UpstreamAnswer {
    let endpoint = try UpstreamURL.endpoint(for: request, at: url)
    guard let original = request.original else {
      throw UpstreamError(
        .noCredentials(
          "no client has signed this request as it is; set vault.signing to own"),
        endpoint: endpoint.text)
    }
    let fields = original.fields.filter { !Self.ownFields.contains($0.name.lowercased()) }
    if let name = Self.signedEncoding(fields) {
      throw UpstreamError(
        .noCredentials(
          "the client's signature covers \(name), but responses are requested without compression; "
            + "set vault.signing to own"),
        endpoint: endpoint.text)
    }
    let answer = try await client.send(
      url: endpoint,
      headers: fields.map { ($0.name, $0.value) } + request.trailFields(to: endpoint),
      body: original.body, isRead: request.operation.changesNothing)
    return UpstreamAnswer(status: answer.status, body: answer.body)
  }

  /// The fields of one connection ([rfc-9110], section 7.6.1), those that the client of upstreams
  /// sets itself, and the trail, to which this server is added.
  private static let ownFields: Set<String> = [
    "connection", "content-length", "expect", "keep-alive", "proxy-authenticate",
    "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
    ForwardingTrail.field.lowercased(),
  ]

  /// Returns the name of `Accept-Encoding` if it is signed and requests a compression.
  private static func signedEncoding(_ fields: [UpstreamRequest.Field]) -> String? {
    guard
      let encoding = fields.first(where: { $0.name.lowercased() == "accept-encoding" }),
      encoding.value != "identity",
      let authorization = fields.first(where: { $0.name.lowercased() == "authorization" }),
      authorization.value.lowercased().holds("accept-encoding")
    else { return nil }
    return encoding.name
  }
}

extension UpstreamURL {
  /// Returns the endpoint of a request.
  /// - Parameter url: The endpoint, or `nil` for AWS's own endpoint of the request's region.
  static func endpoint(
    for request: UpstreamRequest, at url: UpstreamURL?
  ) throws(UpstreamError) -> UpstreamURL {
    if let url {
      return request.operation.isOfStreams ? url.streamsEndpoint ?? url : url
    }
    guard
      let endpoint = UpstreamURL(
        region: request.region, isOfStreams: request.operation.isOfStreams)
    else {
      throw UpstreamError(
        .unreachable("\"\(request.region)\" is not the name of a region"), endpoint: "AWS")
    }
    return endpoint
  }
}

extension UpstreamRequest {
  /// Returns the header field of the servers that forward the request; AWS receives none.
  func trailFields(to endpoint: UpstreamURL) -> [(name: String, value: String)] {
    guard endpoint.amazonRegion == nil, let value = trail.value else { return [] }
    return [(ForwardingTrail.field, value)]
  }
}
