import DynamockWire
import Testing

@testable import DynamockUpstream

/// Tests the client with servers that send any bytes a test wants.
@Suite(.timeLimit(.minutes(10))) struct UpstreamClientTests {
  static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

  @Test("sends the head and the body unchanged, and asks for no encoding")
  func request() async throws {
    let seen = Box("")
    let server = try RawServer { peer, _ in
      seen.value = peer.request()
      peer.send(Self.ok)
    }
    let answer = try await UpstreamClient().send(
      url: server.url, headers: [("X-A", "b"), ("Accept-Encoding", "gzip")],
      body: Array("{\"a\":1}".utf8))
    #expect(answer.status == 200)
    #expect(answer.body == Array("{}".utf8))
    #expect(
      seen.value
        == "POST / HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nX-A: b\r\nContent-Length: 7\r\n\r\n"
        + "{\"a\":1}")
  }

  @Test("reuses a connection, and opens another after the server has sent close")
  func keepAlive() async throws {
    let server = try RawServer { peer, _ in
      for number in 1... {
        guard !peer.request().isEmpty else { return }
        let close = number == 3 ? "Connection: close\r\n" : ""
        peer.send("HTTP/1.1 200 OK\r\n\(close)Content-Length: 1\r\n\r\n\(number)")
        if number == 3 { return peer.waitForEnd() }
      }
    }
    let client = UpstreamClient()
    var bodies = ""
    for _ in 0..<7 {
      bodies += String(decoding: try await client.send(url: server.url).body, as: UTF8.self)
    }
    #expect(bodies == "1231231")
    #expect(server.connectionCount == 3)
  }

  @Test("never has more connections to a host than the limit, and loses no request")
  func bounded() async throws {
    let server = try RawServer { peer, _ in
      while !peer.request().isEmpty { peer.send(Self.ok) }
    }
    var limits = UpstreamLimits()
    limits.connections = 3
    let client = UpstreamClient(limits: limits)
    let url = try server.url
    let count = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<200 { group.addTask { try await client.send(url: url).status } }
      return try await group.reduce(0) { $0 + ($1 == 200 ? 1 : 0) }
    }
    #expect(count == 200)
    #expect(server.connectionCount <= 3)
  }

  struct Failing: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var reason: UpstreamError.Reason
    var serve: @Sendable (Peer) -> Void
  }

  static let failing = [
    Failing(testDescription: "an empty response", reason: .cutOff) { _ in },
    Failing(testDescription: "half a head", reason: .cutOff) { $0.send("HTTP/1.1 200 OK\r\nCont") },
    Failing(testDescription: "half a body", reason: .cutOff) {
      $0.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
    },
    Failing(testDescription: "chunks without their end", reason: .cutOff) {
      $0.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
    },
    Failing(testDescription: "bytes that are not HTTP", reason: .malformed) {
      $0.send("220 mail.example.com ESMTP\r\n\r\n")
    },
    Failing(testDescription: "endless headers", reason: .malformed) { peer in
      peer.send("HTTP/1.1 200 OK\r\n")
      while peer.send("X-Filler: 0123456789012345678901234567890123456789\r\n") {}
    },
    Failing(testDescription: "an endless body", reason: .malformed) { peer in
      peer.send("HTTP/1.1 200 OK\r\n\r\n")
      let part = String(repeating: "a", count: 1 << 20)
      while peer.send(part) {}
    },
    Failing(testDescription: "a wrong checksum", reason: .wrongChecksum) {
      $0.send("HTTP/1.1 200 OK\r\nx-amz-crc32: 1\r\nContent-Length: 2\r\n\r\n{}")
    },
    Failing(testDescription: "a checksum that is not a number", reason: .wrongChecksum) {
      $0.send("HTTP/1.1 200 OK\r\nX-Amz-Crc32: x\r\nContent-Length: 2\r\n\r\n{}")
    },
    Failing(testDescription: "a slow response", reason: .timedOut(seconds: 1)) { peer in
      for byte in Self.ok {
        guard peer.send(String(byte)) else { return }
        pause(milliseconds: 100)
      }
    },
    Failing(testDescription: "silence", reason: .timedOut(seconds: 1)) { $0.waitForEnd() },
  ]

  @Test("fails with the reason", arguments: failing)
  func failure(_ row: Failing) async throws {
    let server = try RawServer { peer, _ in
      _ = peer.request()
      row.serve(peer)
    }
    var limits = UpstreamLimits()
    limits.answer = 1
    if row.reason == .malformed { limits.answer = 30 }
    let client = UpstreamClient(limits: limits)
    let url = try server.url
    let error = await #expect(throws: UpstreamError.self) { try await client.send(url: url) }
    #expect(error?.reason == row.reason)
    #expect(error?.endpoint == url.text)
    #expect(server.connectionCount == 1)
  }

  @Test("accepts a response with the right checksum")
  func checksum() async throws {
    let server = try RawServer { peer, _ in
      _ = peer.request()
      // AWS's response for an empty table, as in botocore's tests: the CRC-32 of `{}` is
      // 2745614147.
      peer.send("HTTP/1.1 200 OK\r\nx-amz-crc32: 2745614147\r\nContent-Length: 2\r\n\r\n{}")
    }
    #expect(try await UpstreamClient().send(url: server.url).status == 200)
  }

  @Test("reports a port without a listener")
  func unreachable() async throws {
    let port = try RawServer { _, _ in }.port
    let url = try #require(UpstreamURL("http://127.0.0.1:\(port)"))
    let error = await #expect(throws: UpstreamError.self) {
      try await UpstreamClient().send(url: url)
    }
    #expect(error?.reason == .unreachable("Connection refused"))
  }

  @Test("reports a host without an address")
  func unknownHost() async throws {
    let url = try #require(UpstreamURL("http://no-such-host.invalid"))
    let error = await #expect(throws: UpstreamError.self) {
      try await UpstreamClient().send(url: url)
    }
    guard case .unreachable? = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("sends a read again if a kept connection is closed, and a write only if no byte was sent")
  func stale() async throws {
    // Closes each connection without a response after the second request.
    let server = try RawServer { peer, _ in
      _ = peer.request()
      peer.send(Self.ok)
      _ = peer.request()
    }
    let client = UpstreamClient()
    let url = try server.url
    _ = try await client.send(url: url)
    #expect(try await client.send(url: url, isRead: true).status == 200)
    #expect(server.connectionCount == 2)
    let error = await #expect(throws: UpstreamError.self) { try await client.send(url: url) }
    #expect(error?.reason == .cutOff)
    #expect(server.connectionCount == 2)
  }

  @Test("does not send a read again once a byte of the response has arrived")
  func partlyAnswered() async throws {
    let server = try RawServer { peer, _ in
      _ = peer.request()
      peer.send(Self.ok)
      _ = peer.request()
      peer.send("HTTP/1.1 200")
    }
    let client = UpstreamClient()
    let url = try server.url
    _ = try await client.send(url: url)
    let error = await #expect(throws: UpstreamError.self) {
      try await client.send(url: url, isRead: true)
    }
    #expect(error?.reason == .cutOff)
    #expect(server.connectionCount == 1)
  }

  @Test("a connection that the server closed while it was idle is not used")
  func closedWhileIdle() async throws {
    let server = try RawServer { peer, _ in
      _ = peer.request()
      peer.send(Self.ok)
    }
    let client = UpstreamClient()
    for _ in 0..<3 {
      #expect(try await client.send(url: server.url).status == 200)
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(server.connectionCount == 3)
  }

  @Test("cancelling the task closes the connection")
  func cancelled() async throws {
    let (closed, continuation) = AsyncStream<Void>.makeStream()
    let server = try RawServer { peer, _ in
      _ = peer.request()
      peer.waitForEnd()
      continuation.yield()
    }
    let client = UpstreamClient()
    let url = try server.url
    let task = Task { try await client.send(url: url) }
    while server.connectionCount == 0 { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    await #expect(throws: UpstreamError.self) { try await task.value }
    var events = closed.makeAsyncIterator()
    await events.next()
  }

  @Test("cancelling a waiting request leaves the limit intact for the others")
  func cancelledInLine() async throws {
    let server = try RawServer { peer, _ in
      while !peer.request().isEmpty {
        pause(milliseconds: 300)
        peer.send(Self.ok)
      }
    }
    var limits = UpstreamLimits()
    limits.connections = 1
    let client = UpstreamClient(limits: limits)
    let url = try server.url
    let first = Task { try await client.send(url: url).status }
    while server.connectionCount == 0 { try await Task.sleep(for: .milliseconds(5)) }
    let second = Task { try await client.send(url: url).status }
    let third = Task { try await client.send(url: url).status }
    try await Task.sleep(for: .milliseconds(50))
    second.cancel()
    await #expect(throws: UpstreamError.self) { try await second.value }
    #expect(try await first.value == 200)
    #expect(try await third.value == 200)
    #expect(server.connectionCount == 1)
  }

  @Test("sends a body of 16 MiB and receives a response of the same length")
  func large() async throws {
    let body = [UInt8](repeating: 0x61, count: 16 << 20)
    let server = try RawServer { peer, _ in
      let text = peer.request()
      let head = text.split(separator: "\r\n\r\n").first?.utf8.count ?? 0
      let length = max(0, text.utf8.count - head - 4)
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n")
      peer.send(String(repeating: "b", count: length))
    }
    let answer = try await UpstreamClient().send(url: server.url, body: body)
    #expect(answer.body.count == 16 << 20)
  }

  @Test("sends a proxy the complete URL, and the credentials for the proxy")
  func proxied() async throws {
    let seen = Box("")
    let server = try RawServer { peer, _ in
      seen.value = peer.request()
      peer.send(Self.ok)
    }
    let proxies = UpstreamProxies(environment: [
      "http_proxy": "http://me:secret@127.0.0.1:\(server.port)"
    ])
    let url = try #require(UpstreamURL("http://upstream.example:8000/a"))
    #expect(try await UpstreamClient(proxies: proxies).send(url: url).status == 200)
    #expect(seen.value.hasPrefix("POST http://upstream.example:8000/a HTTP/1.1\r\n"))
    #expect(seen.value.contains("\r\nHost: upstream.example:8000\r\n"))
    #expect(seen.value.contains("\r\nProxy-Authorization: Basic bWU6c2VjcmV0\r\n"))
  }

  @Test("rejects a field that contains a line end")
  func injection() async throws {
    let server = try RawServer { _, _ in }
    let url = try server.url
    await #expect(throws: UpstreamError.self) {
      try await UpstreamClient().send(url: url, headers: [("X-Token", "a\r\nX-Evil: b")])
    }
    #expect(server.connectionCount == 0)
  }
}
