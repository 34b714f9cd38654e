import DynamockWire
import SeededRandom
import Testing

@testable import DynamockServer

/// [rfc-9112], section 9, and common behavior of clients.
@Suite(.timeLimit(.minutes(10))) struct ConnectionTests {
  @Test("a connection serves one request after the other")
  func keepAlive() async throws {
    try await withServer { listener in
      let client = try listener.connect()
      for body in ["a", "", String(repeating: "b", count: 200_000), "c"] {
        client.send(post(body))
        let response = try client.response()
        #expect(response.status == 200)
        #expect(response.text == body)
        #expect(response.fields["connection"] == "keep-alive")
      }
    }
  }

  @Test("a request that arrives byte by byte is one request")
  func byteByByte() async throws {
    try await withServer { listener in
      let client = try listener.connect()
      for byte in post("hello").utf8 { client.send([byte]) }
      #expect(try client.response().text == "hello")
    }
  }

  @Test("pipelined requests are answered in order, even if the responses arrive in reverse order")
  func pipelining() async throws {
    let responder = HoldingResponder()
    try await withServer(responder) { listener in
      let client = try listener.connect()
      client.send((0..<20).map { post("\($0)") }.joined())
      try await responder.wait(for: 20)
      for index in (0..<20).reversed() { responder.answer(index) }
      for index in 0..<20 { #expect(try client.response().text == "\(index)") }
    }
  }

  @Test("pipelined requests of one write are answered with immediate responses")
  func inlinePipelining() async throws {
    try await withServer { listener in
      let client = try listener.connect()
      client.send((0..<500).map { post("\($0)") }.joined())
      for index in 0..<500 { #expect(try client.response().text == "\(index)") }
    }
  }

  @Test("a second answer to a request is dropped")
  func answeredTwice() async throws {
    let responder = HoldingResponder()
    try await withServer(responder) { listener in
      let client = try listener.connect()
      client.send(post("a") + post("b"))
      try await responder.wait(for: 2)
      responder.answer(1, times: 2)
      responder.answer(0, times: 2)
      #expect(try client.response().text == "a")
      #expect(try client.response().text == "b")
      client.send(post("c"))
      try await responder.wait(for: 3)
      responder.answer(2)
      #expect(try client.response().text == "c")
    }
  }

  @Test("requests of a client that does not read are read only up to the limit")
  func backPressure() async throws {
    let responder = HoldingResponder()
    try await withServer(responder) {
      $0.limits.pipelinedRequests = 8
    } test: { listener in
      let client = try listener.connect()
      client.send((0..<300).map { post("\($0)") }.joined())
      try await responder.wait(for: 8)
      try await Task.sleep(for: .milliseconds(100))
      #expect(responder.count == 8)
      for index in 0..<300 {
        try await responder.wait(for: index + 1)
        responder.answer(index)
        #expect(try client.response().text == "\(index)")
      }
    }
  }

  @Test("`Connection: close` and HTTP/1.0 close after the response")
  func close() async throws {
    try await withServer { listener in
      for request in [
        post("a", "Connection: close"),
        "POST / HTTP/1.0\r\nContent-Length: 1\r\n\r\na",
      ] {
        let client = try listener.connect()
        client.send(request)
        let response = try client.response()
        #expect(response.text == "a")
        #expect(response.fields["connection"] == "close")
        #expect(client.isClosed())
      }
    }
  }

  @Test("HTTP/1.0 with `keep-alive` stays open")
  func keptAlive10() async throws {
    try await withServer { listener in
      let client = try listener.connect()
      for _ in 0..<2 {
        client.send("POST / HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\na")
        #expect(try client.response().fields["connection"] == "keep-alive")
      }
    }
  }

  @Test("HEAD gets only the head, and the next response is not mistaken for its body")
  func head() async throws {
    try await withServer { listener in
      let client = try listener.connect()
      client.send("HEAD / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello" + post("next"))
      #expect(try client.response(toHead: true).fields["content-length"] == "5")
      #expect(try client.response().text == "next")
    }
  }

  @Test("a client that has sent its last byte still gets its responses")
  func halfClosed() async throws {
    let responder = HoldingResponder()
    try await withServer(responder) { listener in
      let client = try listener.connect()
      client.send(post("a") + post("b") + "POST / HT")
      client.finishSending()
      try await responder.wait(for: 2)
      try await Task.sleep(for: .milliseconds(50))
      responder.answer(0)
      responder.answer(1)
      #expect(try client.response().text == "a")
      #expect(try client.response().text == "b")
      #expect(client.isClosed())
    }
  }

  @Test("a request cut off anywhere leaves the server working")
  func truncated() async throws {
    try await withServer { listener in
      let whole = Array(post("hello", "Expect: 100-continue").utf8)
      for count in 0..<whole.count {
        let client = try listener.connect()
        client.send(Array(whole.prefix(count)))
        client.finishSending()
      }
      let client = try listener.connect()
      client.send(post("still there"))
      #expect(try client.response().text == "still there")
    }
  }

  @Test("random bytes leave the server working", arguments: [1, 2, 3] as [UInt64])
  func garbage(seed: UInt64) async throws {
    try await withServer { listener in
      var generator = SeededGenerator(seed: seed)
      for _ in 0..<60 {
        let client = try listener.connect()
        var bytes = (0..<Int.random(in: 1...400, using: &generator)).map { _ in
          UInt8.random(in: .min ... .max, using: &generator)
        }
        if Bool.random(using: &generator) { bytes = Array("POST / HTTP/1.1\r\n".utf8) + bytes }
        client.send(bytes)
        client.finishSending()
        if let response = try? client.response() { #expect(response.status >= 400) }
      }
      let client = try listener.connect()
      client.send(post("still there"))
      #expect(try client.response().text == "still there")
    }
  }

  @Test("a client that waits for 100 Continue gets it once, before it sends the body")
  func expectContinue() async throws {
    try await withServer { listener in
      let client = try listener.connect()
      client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
      #expect(try client.response().status == 100)
      client.send("hello")
      let response = try client.response()
      #expect(response.status == 200)
      #expect(response.text == "hello")
    }
  }

  @Test("a client that does not wait for 100 Continue gets only its response")
  func expectWithoutWaiting() async throws {
    try await withServer { listener in
      let client = try listener.connect()
      client.send(post("hello", "Expect: 100-continue"))
      let response = try client.response()
      #expect(response.status == 200)
      #expect(response.text == "hello")
    }
  }

  @Test("100 Continue follows the responses of earlier requests")
  func continueInOrder() async throws {
    let responder = HoldingResponder()
    try await withServer(responder) { listener in
      let client = try listener.connect()
      client.send(
        post("a")
          + "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n")
      try await responder.wait(for: 1)
      responder.answer(0)
      #expect(try client.response().text == "a")
      #expect(try client.response().status == 100)
      client.send("b")
      try await responder.wait(for: 2)
      responder.answer(1)
      #expect(try client.response().text == "b")
    }
  }

  @Test("chunks are put together, whatever their sizes, extensions and trailers")
  func chunked() async throws {
    try await withServer { listener in
      let client = try listener.connect()
      let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      let request =
        head + "5;x=y\r\nhello\r\n00A ; a ;b = \"c\\\"; d\" \t;e\r\n, chunked \r\n"
        + "0;z\r\nExpires: never\r\nX:\r\n\r\n"
      client.send(request + request)
      for _ in 0..<2 { #expect(try client.response().text == "hello, chunked ") }
      for byte in request.utf8 { client.send([byte]) }
      #expect(try client.response().text == "hello, chunked ")
    }
  }
}
