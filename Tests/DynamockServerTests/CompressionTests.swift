import DynamockWire
import Testing

@testable import DynamockServer

/// What AWS does with compressed bodies (ScyllaDB, `test_compressed_request.py` and
/// `test_compressed_response.py`; semantics §18).
@Suite(.timeLimit(.minutes(1))) struct CompressionTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var encoding: String
    var body: [UInt8]
    var status = 200
    var text = ""
  }

  static let rows = [
    Row(
      testDescription: "gzip", encoding: "gzip", body: CompressionFixtures.hello, text: "hello"),
    Row(
      testDescription: "gzip in capitals", encoding: "GZIP", body: CompressionFixtures.hello,
      text: "hello"),
    Row(
      testDescription: "gzip of two members", encoding: "gzip",
      body: CompressionFixtures.hello + CompressionFixtures.world, text: "hello, world"),
    Row(
      testDescription: "gzip with junk behind it, which AWS passes over", encoding: "gzip",
      body: CompressionFixtures.hello + Array("junk".utf8), text: "hello"),
    Row(
      testDescription: "deflate", encoding: "deflate", body: CompressionFixtures.deflated,
      text: "hello"),
    Row(
      testDescription: "identity", encoding: "identity", body: Array("hello".utf8), text: "hello"),
    Row(
      testDescription: "gzip without its last byte", encoding: "gzip",
      body: CompressionFixtures.hello.dropLast(), status: 500),
    Row(
      testDescription: "a second member without its last byte", encoding: "gzip",
      body: CompressionFixtures.hello + CompressionFixtures.world.dropLast(), status: 500),
    Row(testDescription: "gzip of nothing", encoding: "gzip", body: [], status: 500),
    Row(
      testDescription: "text that is not gzip", encoding: "gzip", body: Array("{}".utf8),
      status: 500),
    Row(
      testDescription: "gzip said to be deflate", encoding: "deflate",
      body: CompressionFixtures.hello, status: 500),
    Row(
      testDescription: "an encoding that is not known", encoding: "garbage",
      body: Array("{}".utf8), status: 500),
    Row(
      testDescription: "more than the limit once inflated", encoding: "gzip",
      body: CompressionFixtures.blank, status: 413),
  ]

  @Test(
    "compressed requests are inflated, and the connection outlives what cannot be", arguments: rows)
  func request(_ row: Row) async throws {
    try await withServer {
      $0.limits.body = 1_000_000
    } test: { listener in
      let client = try listener.connect()
      for _ in 0..<2 {
        let head =
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: \(row.encoding)\r\n"
          + "Content-Length: \(row.body.count)\r\n\r\n"
        client.send(Array(head.utf8) + row.body)
        let response = try client.response()
        #expect(response.status == row.status)
        #expect(response.text == row.text)
      }
    }
  }

  @Test(
    "responses are compressed as accepted, and the checksum is of what is sent",
    arguments: [
      ContentEncoding.gzip, .deflate,
    ])
  func response(_ encoding: ContentEncoding) async throws {
    try await withServer(EchoResponder(acceptedEncoding: encoding)) { listener in
      let client = try listener.connect()
      let body = String(repeating: "abcdefghij", count: 5000)
      client.send(post(body))
      let response = try client.response()
      #expect(response.fields["content-encoding"] == "\(encoding.name)")
      #expect(response.body.count < body.utf8.count / 30)
      #expect(response.fields["x-amz-crc32"] == "\(CRC32.checksum(response.body))")
      let inflated = try BodyCompression.inflate(response.body, encoding, limit: 1 << 20)
      #expect(String(decoding: inflated, as: UTF8.self) == body)
    }
  }

  @Test("inflating stops at the limit, whatever a small body would grow to")
  func bomb() throws {
    let exact = try BodyCompression.inflate(CompressionFixtures.blank, .gzip, limit: 2_000_000)
    #expect(exact.count == 2_000_000)
    #expect(throws: HTTPFault.bodyTooLarge) {
      try BodyCompression.inflate(CompressionFixtures.blank, .gzip, limit: 1_999_999)
    }
  }

  @Test("responses carry the date, and the checksum of their body")
  func fields() async throws {
    try await withServer { listener in
      let client = try listener.connect()
      client.send(post("123456789"))
      let response = try client.response()
      #expect(response.fields["x-amz-crc32"] == "3421780262")
      #expect(response.fields["server"] == "Server")
      #expect(response.fields["date"]?.hasSuffix(" GMT") == true)
    }
  }

  @Test(
    "dates are written as RFC 9110 wants them",
    arguments: [
      (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
      (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
      (1_795_257_038, "Sat, 21 Nov 2026 10:30:38 GMT"),
      (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
      (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
    ])
  func date(seconds: Int, text: String) {
    #expect(String(decoding: DateField.text(secondsSinceEpoch: seconds), as: UTF8.self) == text)
  }
}
