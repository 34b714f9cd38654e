import DynamockWire
import Testing

@testable import DynamockServer

/// Tests AWS's limits ([scylla-alternator] `test_limits.py`), and [rfc-9112] for the others.
@Suite(.timeLimit(.minutes(10))) struct LimitTests {
  struct Refusal: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var request: String
    var status: Int
  }

  static let chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"

  static let refusals = [
    Refusal(testDescription: "not HTTP", request: "hello\r\n\r\n", status: 400),
    Refusal(
      testDescription: "bare line feeds", request: "GET / HTTP/1.1\nHost: a\n\n", status: 400),
    Refusal(testDescription: "a TLS greeting", request: "\u{16}\u{3}\u{1}\u{2}\n", status: 400),
    Refusal(testDescription: "no Host", request: "GET / HTTP/1.1\r\n\r\n", status: 400),
    Refusal(
      testDescription: "HTTP/2", request: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", status: 505),
    Refusal(
      testDescription: "an unknown coding",
      request: "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", status: 501),
    Refusal(
      testDescription: "an unknown expectation",
      request: "POST / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n", status: 417),
    Refusal(testDescription: "a chunk without a size", request: chunked + "\r\n", status: 400),
    Refusal(
      testDescription: "a chunk of a negative size", request: chunked + "-1\r\n", status: 400),
    Refusal(
      testDescription: "a chunk longer than announced", request: chunked + "1\r\nab\r\n",
      status: 400),
    Refusal(
      testDescription: "an endless size line",
      request: chunked + "1;" + String(repeating: "a", count: 2000), status: 400),
    Refusal(
      testDescription: "a chunk over the limit", request: chunked + "1000001\r\n", status: 413),
    Refusal(
      testDescription: "a size beyond 64 bits", request: chunked + "FFFFFFFFFFFFFFFFF\r\n",
      status: 400),
    Refusal(
      testDescription: "a length over the limit",
      request: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 16777217\r\n\r\n", status: 413),
    Refusal(
      testDescription: "a length over the limit, from a client that expects 100 Continue",
      request:
        "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 16777217\r\n\r\n",
      status: 413),
    Refusal(
      testDescription: "a request line over the limit",
      request: "GET /" + String(repeating: "a", count: 16_384) + " HTTP/1.1\r\nHost: a\r\n\r\n",
      status: 400),
    Refusal(
      testDescription: "an endless request line",
      request: "GET /" + String(repeating: "a", count: 16_500), status: 400),
    Refusal(
      testDescription: "a header section over the limit",
      request: "GET / HTTP/1.1\r\nHost: a\r\nA: " + String(repeating: "a", count: 16_384)
        + "\r\n\r\n", status: 400),
    Refusal(
      testDescription: "an endless header section",
      request: "GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 2800), status: 400),
    Refusal(
      testDescription: "trailers over the limit",
      request: chunked + "0\r\n" + String(repeating: "A: b\r\n", count: 2800), status: 400),
  ]

  @Test(
    "a request of the wrong form or size is rejected, and the connection closed",
    arguments: refusals
  )
  func refused(_ row: Refusal) async throws {
    try await withServer { listener in
      let client = try listener.connect()
      client.send(row.request)
      let response = try client.response()
      #expect(response.status == row.status)
      #expect(response.fields["connection"] == "close")
      #expect(client.isClosed())
    }
  }

  @Test("a body, a request line and a header section of exactly the limit are accepted")
  func justTheLimit() async throws {
    try await withServer {
      $0.limits.body = 1000
      $0.limits.requestLine = 500
      $0.limits.headers = 500
    } test: { listener in
      let client = try listener.connect()
      let body = String(repeating: "x", count: 1000)
      let line = "POST /" + String(repeating: "a", count: 500 - 17) + " HTTP/1.1\r\n"
      let fields = "Host: a\r\nContent-Length: 1000\r\n"
      let filler = "A: " + String(repeating: "a", count: 500 - fields.utf8.count - 7) + "\r\n\r\n"
      client.send(line + fields + filler + body)
      #expect(try client.response().text == body)
      client.send(Self.chunked + "3e8\r\n\(body)\r\n0\r\n\r\n")
      #expect(try client.response().text == body)
      client.send(Self.chunked + "3e8\r\n\(body)\r\n1\r\n")
      #expect(try client.response().status == 413)
    }
  }

  @Test("a client that sends all of a body that is too long can read the error")
  func wholeLongBody() async throws {
    try await withServer { listener in
      let client = try listener.connect()
      client.send(post(String(repeating: "x", count: 17 << 20)))
      #expect(try client.response().status == 413)
    }
  }

  @Test("a rejection follows the responses of earlier requests")
  func refusalInOrder() async throws {
    let responder = HoldingResponder()
    try await withServer(responder) { listener in
      let client = try listener.connect()
      client.send(post("a") + "what\r\n\r\n")
      try await responder.wait(for: 1)
      responder.answer(0)
      #expect(try client.response().text == "a")
      #expect(try client.response().status == 400)
      #expect(client.isClosed())
    }
  }

  @Test("connections above the limit get 503, until others end")
  func connections() async throws {
    try await withServer {
      $0.limits.connections = 2
    } test: { listener in
      var first: RawClient? = try listener.connect()
      let second = try listener.connect()
      for client in [first, second] {
        client?.send(post("a"))
        #expect(try client?.response().status == 200)
      }
      let third = try listener.connect()
      #expect(try third.response().status == 503)
      first = nil
      for _ in 0..<100 {
        let client = try listener.connect()
        client.send(post("b"))
        if try client.response().status == 200 { return }
        try await Task.sleep(for: .milliseconds(10))
      }
      Issue.record("no place became free")
    }
  }
}
