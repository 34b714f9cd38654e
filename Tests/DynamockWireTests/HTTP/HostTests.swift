import Testing

@testable import DynamockWire

/// The valid values of Host: "A server MUST respond with a 400 (Bad Request) status code to … any
/// request message that contains … a Host header field with an invalid field value" ([rfc-9112],
/// section 3.2).
///
/// The grammar is that of [rfc-3986], section 3.2.2, without the comma, which may come from two
/// fields that someone joined.
@Suite struct HostTests {
  static let good = [
    "", "a", "localhost", "localhost:8000", "localhost:", "a:0", "a:65535", "LOCALHOST:08000",
    "dynamodb.us-east-1.amazonaws.com", "under_score:8000", "a.b.", "a%2Db", "a!$&'()*+;=b~",
    "127.0.0.1", "127.0.0.1:8000", "256.1.1.1", "[::1]", "[::1]:8000", "[::]", "[1::]",
    "[1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7::]", "[fe80::a:B]", "[::ffff:127.0.0.1]",
    "[1:2:3:4:5:6:1.2.3.4]:1",
  ]

  @Test("a host, an address or nothing is accepted, with or without a port", arguments: good)
  func taken(host: String) throws {
    _ = try Self.head(host).framing()
  }

  static let bad = [
    "a b", "a b, c/d", "a,b", "a, b", "a/b", "a?b", "a#b", "user@a", "a:b", "a:8000:1", "a:-1",
    "a:+1", "a:65536", "a:123456", ":8000", ":", "http://a", "a\\b", "a\"b", "<a>", "a|b", "a^b",
    "a%", "a%4", "a%4g", "ä", "a\u{A0}", "[", "[]", "[::1", "::1", "[::1]a", "[::1]:x", "[1]",
    "[1:2:3:4:5:6:7]", "[1:2:3:4:5:6:7:8:9]", "[1:2:3:4:5:6:7:8::]", "[:::]", "[1::2::3]",
    "[12345::]", "[::g]", "[::1.2.3]", "[::1.2.3.256]", "[::01.2.3.4]", "[1.2.3.4::]",
    "[fe80::1%eth0]",
    "[v1.a]", "a]", "a[",
  ]

  @Test("invalid hosts are rejected", arguments: bad)
  func refused(host: String) throws {
    #expect(throws: HTTPFault.malformed) { try Self.head(host).framing() }
    let older = "GET / HTTP/1.0\r\nHost: \(host)\r\n\r\n"
    #expect(throws: HTTPFault.malformed) { try RequestHead(parsing: Array(older.utf8)).framing() }
  }

  @Test("an authority is read in lower case, with its port")
  func parts() throws {
    let authority = try #require(Authority("LocalHost:8000".utf8))
    #expect(authority.host == "localhost")
    #expect(authority.port == "8000")
    #expect(!authority.isAddress && authority.isPlainName)
    #expect(Authority("[::1]:1".utf8)?.host == "[::1]")
    #expect(Authority("[::1]".utf8)?.isAddress == true)
    #expect(Authority("10.0.0.255".utf8)?.isAddress == true)
    #expect(Authority("10.0.0.256".utf8)?.isAddress == false)
    #expect(Authority("a..b".utf8)?.isPlainName == false)
    #expect(Authority("a%2eb".utf8)?.isPlainName == false)
    #expect(Authority("".utf8) == nil)
  }

  @Test("an absolute target's authority overrides Host")
  func absoluteTarget() throws {
    let request = try WireRequest(
      method: "GET", uri: "http://evil.example:80/a?b", headers: [("Host", "localhost")])
    let named = request.head.namedAuthorities.map { String(decoding: $0, as: UTF8.self) }
    #expect(named == ["evil.example:80", "localhost"])
  }

  private static func head(_ host: String) throws -> RequestHead {
    try RequestHead(parsing: Array("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n".utf8))
  }
}
