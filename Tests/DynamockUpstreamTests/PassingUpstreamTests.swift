import DynamockModel
import DynamockWire
import Testing

@testable import DynamockUpstream

@Suite("Requests with the client's own signature", .timeLimit(.minutes(10)))
struct PassingUpstreamTests {
  private static let authorization =
    "AWS4-HMAC-SHA256 Credential=MINE/20260101/eu-west-1/dynamodb/aws4_request, "
    + "SignedHeaders=host;x-amz-date;x-amz-target, Signature=abc"

  private static func request(_ fields: [(String, String)], body: String = "{}") -> UpstreamRequest
  {
    var request = UpstreamRequest(
      operation: .listTables, region: "eu-west-1", body: Array("{}".utf8))
    request.original = .init(
      fields: ([("Authorization", authorization)] + fields).map { .init(name: $0.0, value: $0.1) },
      body: Array(body.utf8))
    return request
  }

  @Test("are sent with every field but those of the connection")
  func fields() async throws {
    let seen = Box("")
    let server = try RawServer { peer, _ in
      seen.value = peer.request()
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
    }
    let upstream = PassingUpstream(try server.url, client: UpstreamClient())
    var request = Self.request([
      ("Host", "dynamodb.eu-west-1.amazonaws.com"), ("X-Amz-Date", "20260101T000000Z"),
      ("X-Amz-Security-Token", "token"), ("User-Agent", "an SDK"), ("Connection", "keep-alive"),
      ("Proxy-Connection", "keep-alive"), ("Content-Length", "2"), ("Accept-Encoding", "identity"),
      ("X-Dynamock-Forwarded-By", "somebody"),
    ])
    request.trail = try ForwardingTrail().adding("this-server")
    let answer = try await upstream.send(request)
    #expect(answer == UpstreamAnswer(status: 200, body: Array("{}".utf8)))
    let lines = seen.value.split(separator: "\r\n")
    for line in [
      "Authorization: \(Self.authorization)", "Host: dynamodb.eu-west-1.amazonaws.com",
      "X-Amz-Date: 20260101T000000Z", "X-Amz-Security-Token: token", "User-Agent: an SDK",
      "Accept-Encoding: identity", "X-Dynamock-Forwarded-By: this-server", "Content-Length: 2",
    ] {
      #expect(lines.filter { $0 == line }.count == 1, "\(line) in \(seen.value)")
    }
    #expect(!seen.value.contains("Connection"))
    #expect(!seen.value.contains("somebody"))
  }

  @Test("are rejected if nobody has signed them as they are")
  func refusals() async throws {
    let upstream = PassingUpstream(UpstreamURL("http://127.0.0.1:1"), client: UpstreamClient())
    var changed = Self.request([])
    changed.original = nil
    var compressed = Self.request([("Accept-Encoding", "gzip")])
    compressed.original?.fields[0].value = Self.authorization.replacing(
      "SignedHeaders=", with: "SignedHeaders=accept-encoding;")
    for request in [changed, compressed] {
      let error = await #expect(throws: UpstreamError.self) { try await upstream.send(request) }
      guard case .noCredentials(let reason)? = error?.reason else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(reason.contains("set vault.signing to own"))
    }
  }

  @Test("do not tell AWS which servers have forwarded them")
  func trail() throws {
    var request = Self.request([])
    request.trail = try ForwardingTrail().adding("a").adding("b")
    let other = try #require(UpstreamURL("http://localhost:8000"))
    let amazon = try #require(UpstreamURL(region: "eu-west-1", isOfStreams: false))
    #expect(request.trailFields(to: other).map(\.value) == ["a, b"])
    #expect(request.trailFields(to: amazon).isEmpty)
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
