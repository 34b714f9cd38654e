import DynamockWire
import Testing

@testable import DynamockServer

/// Tests the deliveries in docs/scripting.md on a socket.
@Suite("Deliveries", .timeLimit(.minutes(10)))
struct DeliveryTests {
  /// Sends every body back; the body `fault` is sent in the form under test.
  private struct FaultyResponder: WireResponder {
    let delivery: Delivery

    func respond(
      to request: WireRequest, from client: ClientConnection,
      send: @escaping @Sendable (WireResponse) -> Void
    ) {
      var response = WireResponse(status: 200, mediaType: .json, body: request.body)
      if request.body.starts(with: "fault".utf8) { response.delivery = delivery }
      send(response)
    }

    func refusal(of fault: HTTPFault, head: RequestHead?) -> WireResponse { WireResponse(fault) }
  }

  private static func withFault(
    _ delivery: Delivery, _ test: (RawClient) async throws -> Void
  ) async throws {
    try await withServer(FaultyResponder(delivery: delivery)) { listener in
      try await test(listener.connect())
    }
  }

  @Test(
    "that end the connection send the pending responses first, and nothing later",
    arguments: [Delivery(.hangUp), Delivery(.reset)])
  func endings(delivery: Delivery) async throws {
    try await Self.withFault(delivery) { client in
      client.send(post("one") + post("fault") + post("two"))
      let response1 = try client.response()
      #expect(response1.text == "one")
      #expect(client.isClosed())
    }
  }

  @Test("without a response leave the connection open, and a stop does not wait for it")
  func mute() async throws {
    let start = ContinuousClock.now
    try await withServer(FaultyResponder(delivery: Delivery(.mute))) {
      $0.timeouts.stop = .seconds(30)
    } test: { listener in
      let client = try listener.connect()
      client.send(post("one") + post("fault"))
      let response2 = try client.response()
      #expect(response2.text == "one")
      client.send(post("two"))
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(start.duration(to: .now) < .seconds(20))
  }

  @Test(
    "that truncate announce the full length, send a part and close",
    arguments: [(Delivery.Extent.bytes(4), 4), (.fraction(0.5), 5), (.bytes(99), 10)])
  func truncation(extent: Delivery.Extent, sent: Int) async throws {
    try await Self.withFault(Delivery(.truncated(extent))) { client in
      client.send(post("fault-body"))
      let text = try client.everything()
      #expect(text.contains("Content-Length: 10\r\n"))
      let body = text.split(separator: "\r\n\r\n", maxSplits: 1).last ?? ""
      #expect((text.hasSuffix("\r\n\r\n") ? "" : body) == "fault-body".prefix(sent))
    }
  }

  @Test(
    "that are slow send the whole response, and then later ones",
    arguments: [
      Delivery(.stalled(afterBytes: 3, milliseconds: 150)),
      Delivery(.dripped(chunks: 4, milliseconds: 150)), Delivery(.throttled(bytesPerSecond: 1500)),
    ])
  func slowness(delivery: Delivery) async throws {
    try await Self.withFault(delivery) { client in
      let start = ContinuousClock.now
      client.send(post("fault-body") + post("two"))
      let response3 = try client.response()
      #expect(response3.text == "fault-body")
      #expect(start.duration(to: .now) >= .milliseconds(90))
      let response4 = try client.response()
      #expect(response4.text == "two")
    }
  }

  @Test("are sent with a wrong checksum, or without one")
  func checksums() async throws {
    let right = String(CRC32.checksum(Array("fault".utf8)))
    for (checksum, isThere) in [(Delivery.Checksum.wrong, true), (.none, false)] {
      try await Self.withFault(Delivery(checksum: checksum)) { client in
        client.send(post("fault"))
        let field = try client.response().fields["x-amz-crc32"]
        #expect((field != nil) == isThere)
        #expect(field != right)
      }
    }
  }

  @Test("may close a connection despite keep-alive")
  func close() async throws {
    try await Self.withFault(Delivery(closes: true)) { client in
      client.send(post("fault"))
      let response = try client.response()
      #expect(response.text == "fault")
      #expect(response.fields["connection"] == "keep-alive")
      #expect(client.isClosed())
    }
  }

  @Test(
    "that are slow may also close the connection after the response",
    arguments: [
      Delivery(.stalled(afterBytes: 3, milliseconds: 50), closes: true),
      Delivery(.stalled(afterBytes: 99, milliseconds: 50), closes: true),
      Delivery(.dripped(chunks: 4, milliseconds: 50), closes: true),
      Delivery(.throttled(bytesPerSecond: 10_000), closes: true),
    ])
  func slowClose(delivery: Delivery) async throws {
    try await Self.withFault(delivery) { client in
      client.send(post("fault-body") + post("two"))
      let response = try client.response()
      #expect(response.text == "fault-body")
      #expect(response.fields["connection"] == "keep-alive")
      #expect(client.isClosed())
    }
  }

  @Test("may send another date")
  func date() async throws {
    try await Self.withFault(Delivery(date: "Sat, 01 Jan 2000 00:00:00 GMT")) { client in
      client.send(post("fault"))
      let response5 = try client.response()
      #expect(response5.fields["date"] == "Sat, 01 Jan 2000 00:00:00 GMT")
    }
  }

  @Test("notice a client that disconnects with FIN")
  func leaving() async throws {
    let responder = LeavingResponder()
    try await withServer(responder) { listener in
      let client = try listener.connect()
      client.send(post("held"))
      try await Task.sleep(for: .milliseconds(50))
      client.finishSending()
      #expect(client.isClosed())
    }
  }

  /// Once the client has disconnected, responds by closing the connection.
  private struct LeavingResponder: WireResponder {
    func respond(
      to request: WireRequest, from client: ClientConnection,
      send: @escaping @Sendable (WireResponse) -> Void
    ) {
      client.onLeave {
        var response = WireResponse(status: 0)
        response.delivery = Delivery(.hangUp)
        send(response)
      }
    }

    func refusal(of fault: HTTPFault, head: RequestHead?) -> WireResponse { WireResponse(fault) }
  }
}
