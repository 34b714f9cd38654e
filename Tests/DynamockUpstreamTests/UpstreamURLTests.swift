import DynamockWire
import Testing

@testable import DynamockUpstream

/// Tests [rfc-3986], and how curl and botocore interpret the proxies' variables.
struct UpstreamURLTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var url: String
    var host = ""
    var port = 0
    var target = "/"
    var authority = ""
    var testDescription: String { url }
  }

  static let rows = [
    Row(url: "http://localhost:8000", host: "localhost", port: 8000, authority: "localhost:8000"),
    Row(
      url: "HTTPS://DynamoDB.eu-west-1.amazonaws.com", host: "dynamodb.eu-west-1.amazonaws.com",
      port: 443, authority: "dynamodb.eu-west-1.amazonaws.com"),
    Row(url: "http://[::1]:80/", host: "::1", port: 80, authority: "[::1]"),
    Row(url: "http://[::1]:8000", host: "::1", port: 8000, authority: "[::1]:8000"),
    Row(
      url: "http://a/db/mine?x=1", host: "a", port: 80, target: "/db/mine?x=1", authority: "a"),
    Row(url: "http://a?x", host: "a", port: 80, target: "/?x", authority: "a"),
  ]

  @Test("reads a URL's host, port and target", arguments: rows)
  func read(_ row: Row) throws {
    let url = try #require(UpstreamURL(row.url))
    #expect(url.host == row.host)
    #expect(url.port == row.port)
    #expect(url.target == row.target)
    #expect(url.authority == row.authority)
  }

  @Test(
    "rejects text that is not the URL of an upstream",
    arguments: [
      "", "localhost:8000", "ftp://a", "http://", "http://a:0", "http://a:65536", "http://a:x",
      "http://user:secret@a", "http://a/b c", "http://a/#b", "http://a\r\nX: y", "http://[::1",
      "unix:/tmp/a",
    ])
  func rejected(_ text: String) { #expect(UpstreamURL(text) == nil) }

  struct ProxyRow: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var url = "http://example.com"
    var environment: [String: String]
    var proxy: String?
  }

  static let proxyRows = [
    ProxyRow(testDescription: "none", environment: [:]),
    ProxyRow(
      testDescription: "for the scheme",
      environment: ["HTTP_PROXY": "http://p:3128", "HTTPS_PROXY": "http://q:1"], proxy: "p:3128"),
    ProxyRow(
      testDescription: "for https", url: "https://example.com",
      environment: ["HTTP_PROXY": "http://p:3128", "https_proxy": "q:1"], proxy: "q:1"),
    ProxyRow(
      testDescription: "the lower-case name has priority",
      environment: ["HTTP_PROXY": "http://p:1", "http_proxy": "http://l:2"], proxy: "l:2"),
    ProxyRow(
      testDescription: "with a user, percent-encoded",
      environment: ["http_proxy": "http://me:p%40ss@p:1/"], proxy: "p:1 Basic bWU6cEBzcw=="),
    ProxyRow(
      testDescription: "never for this machine by name", url: "http://localhost:8000",
      environment: ["http_proxy": "http://p:1"]),
    ProxyRow(
      testDescription: "never for 127.0.0.0/8", url: "http://127.1.2.3:8000",
      environment: ["http_proxy": "http://p:1"]),
    ProxyRow(
      testDescription: "never for ::1", url: "http://[::1]:8000",
      environment: ["http_proxy": "http://p:1"]),
    ProxyRow(
      testDescription: "for a name that only looks like an address of this machine",
      url: "http://127.example.com", environment: ["http_proxy": "http://p:1"], proxy: "p:1"),
    ProxyRow(
      testDescription: "not for a domain in no_proxy", url: "http://a.example.com",
      environment: ["http_proxy": "http://p:1", "NO_PROXY": "other, .example.com"]),
    ProxyRow(
      testDescription: "not for a name in no_proxy",
      environment: ["http_proxy": "http://p:1", "no_proxy": "EXAMPLE.com"]),
    ProxyRow(
      testDescription: "for a name that only ends the same", url: "http://notexample.com",
      environment: ["http_proxy": "http://p:1", "no_proxy": "example.com"], proxy: "p:1"),
    ProxyRow(
      testDescription: "for another port than in no_proxy", url: "http://example.com:81",
      environment: ["http_proxy": "http://p:1", "no_proxy": "example.com:80"], proxy: "p:1"),
    ProxyRow(
      testDescription: "not at all with no_proxy=*",
      environment: ["http_proxy": "http://p:1", "no_proxy": "*"]),
  ]

  @Test("finds the proxy in the environment", arguments: proxyRows)
  func proxy(_ row: ProxyRow) throws {
    let url = try #require(UpstreamURL(row.url))
    let proxy = try UpstreamProxies(environment: row.environment).proxy(for: url)
    let text = proxy.map { proxy in
      "\(proxy.host):\(proxy.port)" + (proxy.authorization.map { " " + $0 } ?? "")
    }
    #expect(text == row.proxy)
  }

  @Test(
    "rejects an unsupported proxy",
    arguments: ["https://p:1", "socks5://p:1", "http://p:1/path", "http://p p"])
  func refusedProxy(_ text: String) throws {
    let url = try #require(UpstreamURL("http://example.com"))
    let proxies = UpstreamProxies(environment: ["http_proxy": text])
    #expect(throws: UpstreamError.self) { try proxies.proxy(for: url) }
  }
}
