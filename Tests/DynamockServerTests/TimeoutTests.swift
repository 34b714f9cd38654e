import DynamockWire
import Testing

@testable import DynamockServer

@Suite(.timeLimit(.minutes(10))) struct TimeoutTests {
  @Test("a head that arrives too slowly is cut off")
  func slowHead() async throws {
    try await withServer {
      $0.timeouts.head = .milliseconds(200)
    } test: { listener in
      let client = try listener.connect()
      client.send("POST / HTTP/1.1\r\n")
      let start = ContinuousClock.now
      for _ in 0..<40 where start.duration(to: .now) < .seconds(1) {
        client.send("A: b\r\n")
        try await Task.sleep(for: .milliseconds(25))
      }
      #expect(try client.response().status == 408)
      #expect(client.isClosed())
    }
  }

  @Test("a body that arrives too slowly is cut off")
  func slowBody() async throws {
    try await withServer {
      $0.timeouts.request = .milliseconds(200)
    } test: { listener in
      let client = try listener.connect()
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
      let start = ContinuousClock.now
      while start.duration(to: .now) < .seconds(1) {
        client.send("x")
        try await Task.sleep(for: .milliseconds(25))
      }
      #expect(try client.response().status == 408)
      #expect(client.isClosed())
    }
  }

  @Test("an idle connection is closed silently")
  func idle() async throws {
    try await withServer {
      $0.timeouts.idle = .milliseconds(150)
    } test: { listener in
      let client = try listener.connect()
      client.send(post("a"))
      #expect(try client.response().status == 200)
      #expect(client.isClosed())
      #expect(try listener.connect().isClosed())
    }
  }

  @Test(
    "empty lines between requests do not keep a connection open",
    arguments: [["\r\n"], ["\r", "\n"], ["\r\n\r", "\n"]])
  func emptyLines(pieces: [String]) async throws {
    try await withServer {
      $0.timeouts.idle = .seconds(1)
      $0.timeouts.head = .seconds(1)
    } test: { listener in
      let client = try listener.connect()
      client.send(post("a"))
      #expect(try client.response().status == 200)
      let start = ContinuousClock.now
      while start.duration(to: .now) < .milliseconds(2500) {
        for piece in pieces {
          client.send(piece)
          try await Task.sleep(for: .milliseconds(40))
        }
      }
      // The server has closed long ago; else it would stay open for another second.
      let end = ContinuousClock.now
      #expect(client.closes())
      #expect(end.duration(to: .now) < .milliseconds(700))
    }
  }

  @Test("a connection with a pending request is not idle, however long the response takes")
  func held() async throws {
    let responder = HoldingResponder()
    try await withServer(responder) {
      $0.timeouts.idle = .milliseconds(100)
      $0.timeouts.head = .milliseconds(100)
      $0.timeouts.request = .milliseconds(100)
    } test: { listener in
      let client = try listener.connect()
      client.send(post("a"))
      try await responder.wait(for: 1)
      try await Task.sleep(for: .milliseconds(500))
      responder.answer(0)
      #expect(try client.response().text == "a")
    }
  }

  /// 16 KB every 20 ms are 2 MB in 2.5 seconds; the systems of both sides buffer at most 5 MB, so
  /// the server waits to send for longer than `timeouts.write`.
  @Test("a client that reads slowly but steadily gets its whole response")
  func steadyReader() async throws {
    let size = 12 << 20
    try await withServer {
      $0.timeouts.write = .seconds(1)
    } test: { listener in
      let client = try RawClient(port: listener.address.port, receiveBuffer: 65_536)
      client.send(post(String(repeating: "x", count: size)))
      var count = 0
      let start = ContinuousClock.now
      while count < size {
        let isSlow = start.duration(to: .now) < .milliseconds(2500)
        let read = client.readSome(atMost: isSlow ? 16_384 : 1 << 20)
        if read == 0 { break }
        count += read
        if isSlow { RawClient.pause(milliseconds: 20) }
      }
      #expect(count > size)
    }
  }

  @Test("a client that does not read its responses is disconnected")
  func slowReader() async throws {
    try await withServer {
      $0.timeouts.write = .milliseconds(300)
    } test: { listener in
      let client = try RawClient(port: listener.address.port, receiveBuffer: 4096)
      let body = String(repeating: "x", count: 8 << 20)
      client.send(post(body))
      client.send(post(body))
      try await Task.sleep(for: .seconds(1))
      #expect(throws: RawClient.Failure.self) {
        _ = try client.response()
        _ = try client.response()
      }
    }
  }
}
