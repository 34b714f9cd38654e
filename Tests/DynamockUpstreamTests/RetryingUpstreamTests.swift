import DynamockModel
import DynamockWire
import Synchronization
import Testing

@testable import DynamockUpstream

/// Tests what is sent again, and what is not (AWS SDKs and Tools Reference Guide, "Retry
/// behavior").
@Suite struct RetryingUpstreamTests {
  static let request = UpstreamRequest(operation: .listTables, region: "eu-west-1", body: [])

  static func answer(_ status: Int, _ type: String) -> Result<UpstreamAnswer, UpstreamError> {
    .success(
      UpstreamAnswer(
        status: status,
        body: Array(#"{"__type":"com.amazonaws.dynamodb.v20120810#\#(type)"}"#.utf8)))
  }

  static func failure(_ reason: UpstreamError.Reason) -> Result<UpstreamAnswer, UpstreamError> {
    .failure(UpstreamError(reason, endpoint: "http://localhost"))
  }

  static let temporary: [(name: String, first: Result<UpstreamAnswer, UpstreamError>)] = [
    ("a throttle", answer(400, "ProvisionedThroughputExceededException")),
    ("another throttle", answer(400, "ThrottlingException")),
    ("a limit of requests", answer(400, "RequestLimitExceeded")),
    ("a fault of the server", answer(500, "InternalServerError")),
    ("a server that is away", answer(503, "ServiceUnavailable")),
    ("a closed connection", failure(.cutOff)),
    ("no answer in time", failure(.timedOut(seconds: 1))),
    ("a damaged answer", failure(.wrongChecksum)),
  ]

  @Test("sends a request again after a temporary failure", arguments: temporary)
  func again(_ row: (name: String, first: Result<UpstreamAnswer, UpstreamError>)) async throws {
    let upstream = PlayedUpstream([row.first, row.first, Self.answer(200, "")])
    #expect(try await RetryingUpstream(upstream).send(Self.request).status == 200)
    #expect(upstream.count == 3)
  }

  static let lasting: [(name: String, first: Result<UpstreamAnswer, UpstreamError>)] = [
    ("an error of the request", answer(400, "ValidationException")),
    ("a condition", answer(400, "ConditionalCheckFailedException")),
    ("a wrong signature", answer(400, "InvalidSignatureException")),
    ("an address that never answered", failure(.unreachable("refused"))),
    ("no credentials", failure(.noCredentials("none"))), ("what is no HTTP", failure(.malformed)),
    ("a certificate", failure(.tls("unknown"))),
  ]

  @Test("returns a permanent failure at once", arguments: lasting)
  func once(_ row: (name: String, first: Result<UpstreamAnswer, UpstreamError>)) async {
    let upstream = PlayedUpstream([row.first, Self.answer(200, "")])
    _ = try? await RetryingUpstream(upstream).send(Self.request)
    #expect(upstream.count == 1)
  }

  @Test("waits for a server that has responded before and is temporarily unreachable")
  func away() async throws {
    let upstream = PlayedUpstream([
      Self.answer(200, ""), Self.failure(.unreachable("refused")), Self.answer(200, ""),
    ])
    let retrying = RetryingUpstream(upstream)
    _ = try await retrying.send(Self.request)
    #expect(try await retrying.send(Self.request).status == 200)
    #expect(upstream.count == 3)
  }

  @Test("returns the last response after the maximum number of attempts")
  func exhausted() async throws {
    let upstream = PlayedUpstream(
      Array(repeating: Self.answer(500, "InternalServerError"), count: 9))
    #expect(try await RetryingUpstream(upstream, attempts: 3).send(Self.request).status == 500)
    #expect(upstream.count == 3)
  }

  static let endpoints: [(region: String, streams: Bool, url: String?)] = [
    ("eu-west-1", false, "https://dynamodb.eu-west-1.amazonaws.com/"),
    ("eu-west-1", true, "https://streams.dynamodb.eu-west-1.amazonaws.com/"),
    ("cn-north-1", false, "https://dynamodb.cn-north-1.amazonaws.com.cn/"),
    ("us-gov-east-1", true, "https://streams.dynamodb.us-gov-east-1.amazonaws.com/"),
    ("us-iso-east-1", false, "https://dynamodb.us-iso-east-1.c2s.ic.gov/"),
    ("us-isob-east-1", false, "https://dynamodb.us-isob-east-1.sc2s.sgov.gov/"),
    ("eusc-de-east-1", false, "https://dynamodb.eusc-de-east-1.amazonaws.eu/"),
    ("local", false, nil), ("", false, nil), ("eu-west-1/x", false, nil), ("EU-WEST-1", false, nil),
  ]

  @Test("the endpoints of AWS are those of botocore's endpoints.json", arguments: endpoints)
  func endpoint(_ row: (region: String, streams: Bool, url: String?)) {
    let url = UpstreamURL(region: row.region, isOfStreams: row.streams)
    #expect(url?.text == row.url)
    if let url { #expect(url.amazonRegion == row.region) }
  }

  static let streams: [(url: String, region: String?, streams: String?)] = [
    (
      "https://dynamodb.eu-west-1.amazonaws.com", "eu-west-1",
      "https://streams.dynamodb.eu-west-1.amazonaws.com/"
    ),
    (
      "https://dynamodb.cn-north-1.amazonaws.com.cn", "cn-north-1",
      "https://streams.dynamodb.cn-north-1.amazonaws.com.cn/"
    ),
    ("http://localhost:8000", nil, nil), ("https://amazonaws.com", nil, nil),
    ("https://dynamodb.eu-west-1.amazonaws.com.example.org", nil, nil),
  ]

  @Test("streams have their own endpoint only on AWS", arguments: streams)
  func streamsEndpoint(_ row: (url: String, region: String?, streams: String?)) throws {
    let url = try #require(UpstreamURL(row.url))
    #expect(url.amazonRegion == row.region)
    #expect(url.streamsEndpoint?.text == row.streams)
  }
}

/// An upstream that gives prepared responses.
final class PlayedUpstream: Upstream {
  private let rest: Mutex<[Result<UpstreamAnswer, UpstreamError>]>
  private let total: Int

  init(_ answers: [Result<UpstreamAnswer, UpstreamError>]) {
    rest = Mutex(answers)
    total = answers.count
  }

  var count: Int { total - rest.withLock { $0.count } }

  func send(_ request: UpstreamRequest) async throws(UpstreamError) -> UpstreamAnswer {
    let next = rest.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    guard let next else { throw UpstreamError(.malformed, endpoint: "played out") }
    return try next.get()
  }
}
