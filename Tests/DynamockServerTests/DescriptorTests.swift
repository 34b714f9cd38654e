import DynamockWire
import Testing

@testable import DynamockServer

@Suite("File descriptors", .timeLimit(.minutes(10)))
struct DescriptorTests {
  /// `ulimit -n`, the number of open descriptors, and the remaining number of connections.
  @Test(
    "leaves the reserve and the rejections free, but allows at least one connection",
    arguments: [
      (64, 18, 18), (90, 18, 44), (128, 18, 81), (256, 18, 194), (1024, 20, 822), (48, 20, 1),
      (10, 20, 1), (1_048_576, 20, 1_047_852),
    ])
  func connections(limit: Int, open: Int, expected: Int) {
    let budget = DescriptorBudget(limit: limit)
    #expect(budget.connections(besides: open) == expected)
    let taken =
      open + budget.reserve + expected + DescriptorBudget.refusals(beyond: expected)
    #expect(expected == 1 || taken <= limit)
  }

  @Test(
    "starts no more event loops than there are descriptors for",
    arguments: [(64, 64, 1), (90, 64, 3), (256, 64, 17), (1024, 64, 64), (64, 1, 1), (20, 8, 1)])
  func eventLoops(limit: Int, wanted: Int, expected: Int) {
    #expect(DescriptorBudget(limit: limit).eventLoops(of: wanted) == expected)
  }

  @Test("limits nothing if descriptors are unlimited")
  func unlimited() {
    let budget = DescriptorBudget(limit: nil)
    #expect(budget.connections(besides: 1_000_000) == .max)
    #expect(budget.eventLoops(of: 64) == 64)
    #expect(budget.isRoomForConnection)
  }

  @Test("pauses accepting when the reserve is used up, and resumes afterwards")
  func scarceDescriptors() async throws {
    let free = try #require(DescriptorBudget.lowestFree)
    try await withServer {
      // The limit is chosen as if half of the process's reserve remained after four more
      // descriptors.
      $0.descriptors = DescriptorBudget(limit: free + 12 + 40)
    } test: { listener in
      var clients: [RawClient] = []
      for _ in 0..<60 { clients.append(try listener.connect()) }
      try await Task.sleep(for: .milliseconds(300))
      clients.removeAll()
      let client = try listener.connect()
      client.send(post("a"))
      #expect(try client.response().text == "a")
    }
  }

  @Test("accepts nothing beyond the limit and its rejections until a connection ends")
  func acceptsLater() async throws {
    try await withServer {
      $0.limits.connections = 2
      $0.timeouts.linger = .seconds(30)
    } test: { listener in
      var admitted = [try listener.connect(), try listener.connect()]
      for client in admitted {
        client.send(post("a"))
        #expect(try client.response().status == 200)
      }
      let refused = try (0..<4).map { _ in try listener.connect() }
      for client in refused { #expect(try client.response().status == 503) }
      // This connection is in the system's queue: neither answered nor rejected.
      let waiting = try listener.connect()
      waiting.send(post("later"))
      try await Task.sleep(for: .milliseconds(200))
      admitted.removeAll()
      #expect(try waiting.response().text == "later")
      withExtendedLifetime(refused) {}
    }
  }

  @Test("performs the requests of a connection one after the other if configured")
  func inTurn() async throws {
    let responder = HoldingResponder()
    try await withServer(responder) {
      $0.answersInTurn = true
    } test: { listener in
      let client = try listener.connect()
      client.send(post("a") + post("b"))
      try await responder.wait(for: 1)
      try await Task.sleep(for: .milliseconds(100))
      #expect(responder.count == 1)
      responder.answer(0)
      #expect(try client.response().text == "a")
      try await responder.wait(for: 2)
      responder.answer(1)
      #expect(try client.response().text == "b")
    }
  }
}
