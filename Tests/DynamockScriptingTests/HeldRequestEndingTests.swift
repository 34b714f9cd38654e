import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import Testing

/// Tests how waits end, as described in docs/scripting.md.
@Suite("The end of held requests")
struct HeldRequestEndingTests {
  /// Returns a console that holds every request, for longer than a loaded machine takes for any of
  /// these tests.
  private static func holding(
    _ settings: ScriptingSettings = JournalWaitTests.settings { $0.hold = 300_000 }
  ) async throws -> Console {
    let console = try Console(.memory, settings)
    try await console.makeTable()
    _ = try await console.control("POST", "scripting", #"{"unmatched":"hold"}"#)
    return console
  }

  private static func held(_ console: Console, in name: String = "default") -> [HeldRequest] {
    console.scripting[name].held.waiting
  }

  @Test(
    "removing a rule of all databases ends its holds in each of them",
    arguments: [("fail", 400), ("pass", 200), ("hangUp", 0)])
  func everywhere(word: String, status: Int) async throws {
    let console = try Console()
    try await console.rule(
      #"{"id":"own","when":{"operation":"DescribeLimits"},"then":{"hold":true}}"#)
    try await console.rule(
      #"{"id":"own","when":{"operation":"ListTables"},"then":{"hold":{"seconds":60,"onTimeout":"\#(word)"}}}"#,
      in: "*")
    async let other = console.call("DescribeLimits")
    async let list = console.call("ListTables")
    try await console.waitForHeld(2)
    #expect(try await console.control("DELETE", "databases/*/rules/own").status == 200)
    #expect(try await list.status == status)
    // The database's own rule of the same name still holds its request.
    #expect(Self.held(console).map(\.facts.operation) == [.describeLimits])
    _ = try await console.control("DELETE", "rules/own")
    #expect(try await other.error == "UnexpectedRequest")
  }

  @Test(
    "removing a rule ends its delays, in one database or in all",
    arguments: ["default", "*"])
  func delays(database: String) async throws {
    let console = try Console()
    try await console.rule(#"{"id":"slow","then":{"delay":60,"pass":true}}"#, in: database)
    let start = ContinuousClock.now
    async let list = console.call("ListTables")
    try await Task.sleep(for: .milliseconds(50))
    _ = try await console.control("DELETE", "databases/\(database)/rules/slow")
    #expect(try await list.status == 200)
    #expect(start.duration(to: .now) < .seconds(55))
  }

  @Test("S25: a rule of all databases also applies to a request that waits in one of them")
  func retryEverywhere() async throws {
    let console = try await Self.holding()
    async let list = console.call("ListTables")
    try await console.waitForHeld(1)
    try await console.rule(
      #"{"id":"late","when":{"operation":"ListTables"},"then":{"fail":"InternalServerError"}}"#,
      in: "*")
    #expect(try await list.rule == "late")
  }

  @Test("S25: a new rule applies to the oldest first, and older rules are not tried again")
  func oldestFirst() async throws {
    let console = try await Self.holding()
    try await console.rule(
      #"{"id":"old","when":{"operation":"GetItem"},"limit":{"skip":1},"then":{"fail":"InternalServerError"}}"#
    )
    async let first = console.get("1")
    try await console.waitForHeld(1)
    async let list = console.call("ListTables")
    try await console.waitForHeld(2)
    // If the rules were tried again for the first GetItem, the old rule would apply to it.
    try await console.rule(#"{"id":"aside","when":{"operation":"PutItem"},"then":{"pass":true}}"#)
    try await console.rule(#"{"id":"seen","when":{"operation":"GetItem"},"then":{"next":true}}"#)
    #expect(Self.held(console).count == 2)
    #expect(try await console.control("GET", "rules/old").json?["matched"]?.double == 1)
    #expect(try await console.control("GET", "rules/aside").json?["matched"]?.double == 0)
    #expect(try await console.control("GET", "rules/seen").json?["applied"]?.double == 1)
    try await console.rule(
      #"{"id":"once","limit":{"times":1},"then":{"fail":"InternalServerError"}}"#)
    #expect(try await first.rule == "once")
    #expect(Self.held(console).map(\.facts.operation) == [.listTables])
    #expect(Self.held(console).map(\.state) == [.held])
    _ = try await console.control("DELETE", "scripting")
    #expect(try await list.error == "UnexpectedRequest")
  }

  @Test("S17: are disconnected if the database has expired")
  func expiry() async throws {
    let console = try Console()
    _ = try await console.control(
      "POST", "databases", #"{"name":"short","expiresAfterSeconds":60}"#)
    _ = try await console.control("POST", "databases/short/scripting", #"{"unmatched":"hold"}"#)
    async let list = console.call("ListTables", on: "short")
    try await console.waitForHeld(1, in: "short")
    console.clock.advance(by: .seconds(61))
    #expect(try await console.control("GET", "databases").status == 200)
    #expect(try await list.delivery?.form == .hangUp)
  }

  @Test("S17: none is held after the server has stopped")
  func afterStop() async throws {
    let console = try await Self.holding()
    console.scripting.stop()
    #expect(try await console.call("ListTables").delivery?.form == .hangUp)
    #expect(Self.held(console).isEmpty)
  }

  @Test(
    "report their outcome to a late answer",
    arguments: ["timedOut", "abandoned", "answered", "passed"])
  func gone(state: String) async throws {
    let console = try Console()
    let seconds = state == "timedOut" ? 0.05 : 60
    try await console.rule(#"{"then":{"hold":{"seconds":\#(seconds)}}}"#)
    let client = ClientConnection()
    async let list = console.call("ListTables", from: client)
    switch state {
    case "timedOut": break
    case "abandoned":
      try await console.waitForHeld(1)
      client.leave()
    default:
      try await console.waitForHeld(1)
      let action = state == "passed" ? "{}" : #"{"fail":"InternalServerError"}"#
      #expect(try await console.control("POST", "requests/1/answer", action).status == 200)
    }
    _ = try await list
    let late = try await console.control("POST", "requests/1/answer", "{}")
    #expect(late.status == 409)
    #expect(late.json?["state"]?.text == state)
    #expect(late.refusal == "Request 1 is no longer held: it was \(state).")
  }

  @Test(
    "continue to wait after a rejected answer",
    arguments: [
      (#"{"hold":true}"#, "hold is not an answer to a held request."),
      (#"{"thrttle":true}"#, "thrttle is not known here; did you mean throttle?"),
      (#"{"cancel":{"0":"TransactionConflict"}}"#, "cancel, which is not possible for ListTables"),
    ])
  func badAnswer(body: String, sentence: String) async throws {
    let console = try await Self.holding()
    async let list = console.call("ListTables")
    try await console.waitForHeld(1)
    let number = try #require(Self.held(console).first?.number)
    let reply = try await console.control("POST", "requests/\(number)/answer", body)
    #expect(reply.status == 400)
    #expect(reply.refusal?.contains(sentence) == true, "\(reply)")
    let unknown = try await console.control("POST", "requests/99/answer", "{}")
    #expect(unknown.status == 404)
    #expect(unknown.code == "NoSuchRequest")
    #expect(try await console.control("POST", "requests/\(number)/answer", "{}").status == 200)
    #expect(try await list.status == 200)
  }

  @Test("S16: a strict peek rejects another request and leaves it held")
  func strictLook() async throws {
    let console = try await Self.holding()
    async let list = console.call("ListTables")
    try await console.waitForHeld(1)
    let look = try await console.control(
      "POST", "requests/receive", #"{"when":{"operation":"PutItem"},"strict":true,"take":false}"#)
    #expect(look.code == "Mismatch")
    #expect(look.json?["request"]?["state"]?.text == "held")
    #expect(Self.held(console).map(\.state) == [.held])
    _ = try await console.control("DELETE", "scripting")
    #expect(try await list.error == "UnexpectedRequest")
  }

  @Test("S8: go to receivers in order of arrival, skipping those that wait for other requests")
  func receivers() async throws {
    let console = try await Self.holding()
    let wanted = #"{"when":{"operation":"ListTables"}}"#
    async let other = console.control(
      "POST", "requests/receive", #"{"when":{"operation":"PutItem"},"timeout":1}"#)
    try await Task.sleep(for: .milliseconds(30))
    async let first = console.control("POST", "requests/receive", wanted)
    try await Task.sleep(for: .milliseconds(30))
    async let second = console.control("POST", "requests/receive", wanted)
    try await Task.sleep(for: .milliseconds(30))
    async let one = console.call("ListTables")
    let firstNumber = try await first.json?["number"]?.double
    async let two = console.call("ListTables")
    let secondNumber = try await second.json?["number"]?.double
    #expect(firstNumber != nil && firstNumber != secondNumber)
    #expect(try await other.code == "NothingReceived")
    _ = try await console.control("DELETE", "scripting")
    #expect(try await one.status == 400)
    #expect(try await two.status == 400)
  }

  @Test("S19: a failed receive says that nothing arrived, or what is held instead")
  func inVain() async throws {
    let console = try await Self.holding()
    let body = #"{"when":{"operation":"PutItem","table":"Orders"},"timeout":0.05}"#
    let nothing = try await console.control("POST", "requests/receive", body)
    #expect(nothing.refusal == "expected PutItem on Orders, got nothing in 0.05 s; no request came")
    async let list = console.call("ListTables")
    try await console.waitForHeld(1)
    let one = try await console.control("POST", "requests/receive", body)
    #expect(
      one.refusal
        == "expected PutItem on Orders, got nothing in 0.05 s; another request is held, ListTables")
    async let get = console.get("1")
    try await console.waitForHeld(2)
    let two = try await console.control("POST", "requests/receive", body)
    #expect(
      two.refusal
        == "expected PutItem on Orders, got nothing in 0.05 s; 2 other requests are held, the oldest is ListTables"
    )
    _ = try await console.control("DELETE", "scripting")
    #expect(try await list.status == 400)
    #expect(try await get.status == 400)
  }

  @Test("S3: free their memory once answered, not at the end of their wait")
  func memory() async throws {
    let console = try await Self.holding(JournalWaitTests.settings { $0.hold = 3_600_000 })
    async let list = console.call("ListTables")
    let received = try await console.control("POST", "requests/receive", #"{"timeout":300}"#)
    #expect(received.status == 200)
    let weak = WeakRequest(value: Self.held(console).first)
    let number = try #require(weak.value?.number)
    _ = try await console.control("POST", "requests/\(number)/answer", "{}")
    #expect(try await list.status == 200)
    for _ in 0..<400 where weak.value != nil { try await Task.sleep(for: .milliseconds(5)) }
    #expect(weak.value == nil)
  }

  @Test(
    "S17: report that their rule was removed, replaced or cleared, not that time has passed",
    arguments: [
      ("DELETE", "rules/h", "", "when that rule was removed or replaced"),
      ("DELETE", "rules", "", "when that rule was removed or replaced"),
      (
        "POST", "rules", #"{"id":"h","then":{"pass":true}}"#,
        "when that rule was removed or replaced"
      ),
      ("DELETE", "scripting", "", "when the rules of the database were cleared"),
    ])
  func endedByHand(method: String, path: String, body: String, part: String) async throws {
    let console = try Console()
    try await console.rule(#"{"id":"h","then":{"hold":{"seconds":60}}}"#)
    async let held = console.call("ListTables")
    try await console.waitForHeld(1)
    _ = try await console.control(method, path, body)
    let reply = try await held
    #expect(reply.error == "UnexpectedRequest")
    #expect(reply.message?.contains("ListTables was held by rule h \(part)") == true, "\(reply)")
    #expect(reply.message?.contains("in time") == false)
  }

  @Test("each of 16 threads' requests is received once and answered once, whoever receives")
  func stress() async throws {
    let console = try await Self.holding()
    let total = 16 * 20
    let received = try await withThrowingTaskGroup(of: [Int].self) { group in
      for _ in 0..<16 {
        group.addTask {
          for _ in 0..<20 {
            let reply = try await console.call("ListTables")
            #expect(reply.error == "InternalServerError", "\(reply)")
          }
          return []
        }
      }
      for _ in 0..<4 {
        group.addTask {
          var numbers: [Int] = []
          for _ in 0..<(total / 4) {
            let request = try await console.control("POST", "requests/receive", #"{"timeout":60}"#)
            let number = Int(request.json?["number"]?.double ?? 0)
            numbers.append(number)
            let answer = try await console.control(
              "POST", "requests/\(number)/answer", #"{"fail":"InternalServerError"}"#)
            #expect(answer.json?["state"]?.text == "answered", "\(answer)")
          }
          return numbers
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(received.count == total)
    #expect(Set(received).count == total)
    #expect(Self.held(console).isEmpty)
  }
}

/// A weak reference to a request.
private struct WeakRequest {
  weak var value: HeldRequest?
}
