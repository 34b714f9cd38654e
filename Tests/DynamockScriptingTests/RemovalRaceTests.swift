import Dynamock
import DynamockTesting
import DynamockWire
import Testing

@testable import DynamockScripting

/// Tests that removing a rule ends its delays and holds at once, at any time (docs/scripting.md).
@Suite("Removing a rule while it applies to a request", .timeLimit(.minutes(10)))
struct RemovalRaceTests {
  @Test("also ends a delay that is registered after the removal")
  func lateDelay() async throws {
    let console = try Console()
    try await console.rule(#"{"id":"slow","then":{"delay":300}}"#)
    let script = console.scripting["default"]
    let rule = try script.rule("slow")
    try script.remove("slow")
    let start = ContinuousClock.now
    await withCheckedContinuation { continuation in
      script.delays.run(rule: rule) {
        try? await Task.sleep(for: .seconds(60))
        continuation.resume()
      }
    }
    #expect(start.duration(to: .now) < .seconds(30))
  }

  @Test("also ends a delay that begins after the database was dropped or the server stopped")
  func closed() async throws {
    let delays = DelayedRequests()
    delays.close()
    let start = ContinuousClock.now
    await withCheckedContinuation { continuation in
      delays.run(rule: nil) {
        try? await Task.sleep(for: .seconds(60))
        continuation.resume()
      }
    }
    #expect(start.duration(to: .now) < .seconds(30))
  }

  @Test("does not delay any request", arguments: [#"{"delay":100}"#, #"{"hold":{"seconds":100}}"#])
  func race(action: String) async throws {
    let console = try Console()
    try await console.makeTable()
    for round in 0..<150 {
      let id = "r\(round)"
      try await console.rule(
        #"{"id":"\#(id)","when":{"operation":"GetItem"},"then":\#(action)}"#)
      async let answer = console.call("GetItem", #"{"TableName":"Orders","Key":{"id":{"S":"1"}}}"#)
      // The removal happens before, between and after the steps of the request.
      for _ in 0..<(round % 20) { await Task.yield() }
      let script = console.scripting["default"]
      switch round % 3 {
      case 0: try script.remove(id)
      case 1: script.clear()
      default:
        try await console.rule(
          #"{"id":"\#(id)","when":{"operation":"PutItem"},"then":{"pass":true}}"#)
        try script.remove(id)
      }
      let start = ContinuousClock.now
      _ = try await answer
      #expect(start.duration(to: .now) < .seconds(20), "round \(round)")
    }
  }
}

/// Tests how long polls of the control API end.
@Suite("A long poll", .timeLimit(.minutes(10)))
struct LongPollEndingTests {
  private static let polls: [(method: String, path: String, body: String)] = [
    ("POST", "requests/receive", #"{"timeout":300}"#),
    ("POST", "requests/receive", #"{"timeout":300,"strict":true,"take":false}"#),
    ("GET", "journal?wait=300", ""),
    ("GET", "journal?wait=300&after=0&operation=PutItem", ""),
  ]

  @Test("ends when its database is dropped or the server stops", arguments: [true, false])
  func ends(isStop: Bool) async throws {
    for poll in Self.polls {
      let console = try Console()
      _ = try await console.control("POST", "databases", #"{"name":"mine"}"#)
      let start = ContinuousClock.now
      async let reply = console.control(poll.method, "databases/mine/" + poll.path, poll.body)
      try await Task.sleep(for: .milliseconds(50))
      if isStop {
        console.scripting.stop()
      } else {
        _ = try await console.control("DELETE", "databases/mine")
      }
      let answer = try await reply
      #expect(start.duration(to: .now) < .seconds(20), "\(poll)")
      if poll.method == "POST" {
        #expect(answer.code == "NothingReceived", "\(answer)")
        #expect(answer.refusal?.contains("the server stops") == true, "\(answer)")
      } else {
        #expect(answer.status == 200, "\(answer)")
      }
    }
  }

  @Test("ends at once if it begins while the server stops")
  func late() async throws {
    let console = try Console()
    // The database has no script yet, so it is created while the server stops.
    console.scripting.stop()
    let start = ContinuousClock.now
    for poll in Self.polls {
      _ = try await console.control(poll.method, "databases/default/" + poll.path, poll.body)
    }
    #expect(start.duration(to: .now) < .seconds(20))
  }
}
