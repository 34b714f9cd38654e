import DynamockWire
import Testing

@testable import DynamockServer

@Suite(.timeLimit(.minutes(10))) struct StopTests {
  @Test("a stop lets requests in flight finish, closes idle connections and accepts no new ones")
  func graceful() async throws {
    let responder = HoldingResponder()
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.threads = 1
    let listener = try await Listener.start(configuration, responder: responder)
    let busy = try listener.connect()
    let idle = try listener.connect()
    busy.send(post("held"))
    try await responder.wait(for: 1)
    let stop = listener.stopAside()
    #expect(idle.isClosed())
    #expect(throws: RawClient.Failure.self) { _ = try RawClient(port: listener.address.port) }
    responder.answer(0)
    let response = try busy.response()
    #expect(response.text == "held")
    #expect(response.fields["connection"] == "close")
    #expect(busy.isClosed())
    _ = await stop.value
  }

  @Test("a request that is half received at the stop is answered when the rest arrives")
  func half() async throws {
    var configuration = ServerConfiguration()
    configuration.port = 0
    let listener = try await Listener.start(configuration, responder: EchoResponder())
    let client = try listener.connect()
    let idle = try listener.connect()
    // The interim response shows that the server has read the head, and the end of the idle
    // connection that the server stops.
    client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
    #expect(try client.response().status == 100)
    client.send("he")
    let stop = listener.stopAside()
    #expect(idle.isClosed())
    client.send("llo")
    #expect(try client.response().text == "hello")
    #expect(client.isClosed())
    _ = await stop.value
  }

  @Test("a request without a response does not delay a stop beyond the grace period")
  func bounded() async throws {
    let responder = HoldingResponder()
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.timeouts.stop = .milliseconds(200)
    let listener = try await Listener.start(configuration, responder: responder)
    let client = try listener.connect()
    client.send(post("a"))
    try await responder.wait(for: 1)
    let duration = await listener.stopAside().value
    #expect(duration < .seconds(10))
    #expect(client.isClosed())
    responder.answer(0)
  }

  @Test("a port in use is reported with advice")
  func portInUse() async throws {
    try await withServer { listener in
      var configuration = ServerConfiguration()
      configuration.port = listener.address.port
      let error = await #expect(throws: ServerError.self) {
        try await Listener.start(configuration, responder: EchoResponder())
      }
      #expect(error?.code == .portInUse)
      #expect(error?.description.contains("--port") == true)
    }
  }

  @Test("a host that is not on this machine is reported by name")
  func foreignHost() async throws {
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.host = "192.0.2.1"
    let error = await #expect(throws: ServerError.self) {
      try await Listener.start(configuration, responder: EchoResponder())
    }
    #expect(error?.code == .noSuchHost)
  }

  @Test("the probe distinguishes healthy, silent and unhealthy servers")
  func probe() async throws {
    try await withServer { listener in
      let body = try await HealthProbe.check(
        host: "127.0.0.1", port: listener.address.port, timeout: .seconds(30))
      #expect(body == "")
    }
    try await withServer(HoldingResponder()) { listener in
      await #expect(throws: HealthProbe.Fault.self) {
        try await HealthProbe.check(
          host: "127.0.0.1", port: listener.address.port, timeout: .milliseconds(200))
      }
    }
    await #expect(throws: HealthProbe.Fault.self) {
      try await HealthProbe.check(host: "127.0.0.1", port: 1)
    }
  }
}
