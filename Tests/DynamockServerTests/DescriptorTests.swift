import DynamockWire
import Testing

@testable import DynamockServer

@Suite("File descriptors", .timeLimit(.minutes(1)))
struct DescriptorTests {
  /// `ulimit -n`, descriptors that are open already, and the connections that are left for.
  @Test(
    "leaves the reserve and the refusals to others, and one connection at least",
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

  @Test("keeps everything to itself without a limit")
  func unlimited() {
    let budget = DescriptorBudget(limit: nil)
    #expect(budget.connections(besides: 1_000_000) == .max)
    #expect(budget.eventLoops(of: 64) == 64)
    #expect(budget.isRoomForConnection)
  }

  @Test("waits with accepting when others have used the reserve, and goes on when they end")
  func scarceDescriptors() async throws {
    let free = try #require(DescriptorBudget.lowestFree)
    try await withServer {
      // As if the process had half of its reserve left after four more descriptors.
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

  @Test("accepts nothing beyond the limit and its refusals until a connection ends")
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
      // In the system's queue now: nothing is answered, and nothing refused.
      let waiting = try listener.connect()
      waiting.send(post("later"))
      try await Task.sleep(for: .milliseconds(200))
      admitted.removeAll()
      #expect(try waiting.response().text == "later")
      withExtendedLifetime(refused) {}
    }
  }

  @Test("carries out the requests of a connection one after the other if the settings say so")
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
