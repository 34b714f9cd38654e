import Dispatch
import DynamockWire
import Testing

@testable import DynamockServer

/// A compressed body; the results are AWS's ([scylla-alternator] `test_compressed_request.py` and
/// `test_compressed_response.py`).
@Suite(.timeLimit(.minutes(10))) struct CompressionTests {
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
      testDescription: "gzip in upper case", encoding: "GZIP", body: CompressionFixtures.hello,
      text: "hello"),
    Row(
      testDescription: "gzip of two members", encoding: "gzip",
      body: CompressionFixtures.hello + CompressionFixtures.world, text: "hello, world"),
    Row(
      testDescription: "gzip followed by other bytes, which AWS ignores", encoding: "gzip",
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
    Row(testDescription: "gzip of an empty body", encoding: "gzip", body: [], status: 500),
    Row(
      testDescription: "text that is not gzip", encoding: "gzip", body: Array("{}".utf8),
      status: 500),
    Row(
      testDescription: "gzip announced as deflate", encoding: "deflate",
      body: CompressionFixtures.hello, status: 500),
    Row(
      testDescription: "an unknown encoding", encoding: "garbage",
      body: Array("{}".utf8), status: 500),
    Row(
      testDescription: "more than the limit after decompression", encoding: "gzip",
      body: CompressionFixtures.blank, status: 413),
  ]

  @Test(
    "compressed requests are decompressed, and the connection survives invalid ones",
    arguments: rows)
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
    "inflates long bodies in the background, and later requests of the connection wait for them")
  func background() async throws {
    let queue = DispatchQueue(label: "background", attributes: .initiallyInactive)
    // A suspended queue must not be released.
    defer { queue.activate() }
    let responder = HoldingResponder()
    try await withServer(responder) {
      $0.runsInBackground = { work in queue.async(execute: work) }
    } test: { listener in
      func compressed(_ body: [UInt8]) -> [UInt8] {
        Array(
          ("POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\n"
            + "Content-Length: \(body.count)\r\n\r\n").utf8) + body
      }
      let client = try listener.connect()
      client.send(compressed(CompressionFixtures.hello))
      client.send(compressed(CompressionFixtures.blank) + Array(post("behind").utf8))
      let other = try listener.connect()
      other.send(post("beside"))
      // A short body and another connection of the same event loop are not delayed.
      try await responder.wait(for: 2)
      try await Task.sleep(for: .milliseconds(50))
      #expect(responder.count == 2)
      queue.activate()
      try await responder.wait(for: 4)
      for index in 0..<4 { responder.answer(index) }
      #expect(try client.response().text == "hello")
      #expect(try client.response().body.count == 2_000_000)
      #expect(try client.response().text == "behind")
      #expect(try other.response().text == "beside")
    }
  }

  @Test("rejects a long body that cannot be decompressed, and keeps the connection")
  func undecodableInBackground() async throws {
    let queue = DispatchQueue(label: "background")
    try await withServer {
      $0.limits.body = 1_000_000
      $0.runsInBackground = { work in queue.async(execute: work) }
    } test: { listener in
      let client = try listener.connect()
      for (body, status) in [
        (CompressionFixtures.blank, 413), (CompressionFixtures.hello.dropLast(), 500),
        (CompressionFixtures.hello, 200),
      ] {
        let head =
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\n"
          + "Content-Length: \(body.count)\r\n\r\n"
        client.send(Array(head.utf8) + body)
        #expect(try client.response().status == status)
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

  @Test("decompression stops at the limit, however large the result would be")
  func bomb() throws {
    let exact = try BodyCompression.inflate(CompressionFixtures.blank, .gzip, limit: 2_000_000)
    #expect(exact.count == 2_000_000)
    #expect(throws: HTTPFault.bodyTooLarge) {
      try BodyCompression.inflate(CompressionFixtures.blank, .gzip, limit: 1_999_999)
    }
  }

  @Test("responses contain the date and the checksum of their body")
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
    "dates are written as in [rfc-9110]",
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
