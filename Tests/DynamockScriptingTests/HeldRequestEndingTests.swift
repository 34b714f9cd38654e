import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import Testing

/// Sections 5, 12.1 and 12.8 of the design: how waits end.
@Suite("Held requests, in the end")
struct HeldRequestEndingTests {
  private static func holding(
    _ settings: ScriptingSettings = ScriptingSettings()
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
    "a rule of all databases that goes sends what it holds in each of them to its end",
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
    // The rule of the same name in the database itself still holds its request.
    #expect(Self.held(console).map(\.facts.operation) == [.describeLimits])
    _ = try await console.control("DELETE", "rules/own")
    #expect(try await other.error == "UnexpectedRequest")
  }

  @Test(
    "a rule that goes ends its delays, be it of one database or of all",
    arguments: ["default", "*"])
  func delays(database: String) async throws {
    let console = try Console()
    try await console.rule(#"{"id":"slow","then":{"delay":60,"pass":true}}"#, in: database)
    let start = ContinuousClock.now
    async let list = console.call("ListTables")
    try await Task.sleep(for: .milliseconds(50))
    _ = try await console.control("DELETE", "databases/\(database)/rules/slow")
    #expect(try await list.status == 200)
    #expect(start.duration(to: .now) < .seconds(20))
  }

  @Test("S25: a rule of all databases also takes a request that waits in one of them")
  func retryEverywhere() async throws {
    let console = try await Self.holding()
    async let list = console.call("ListTables")
    try await console.waitForHeld(1)
    try await console.rule(
      #"{"id":"late","when":{"operation":"ListTables"},"then":{"fail":"InternalServerError"}}"#,
      in: "*")
    #expect(try await list.rule == "late")
  }

  @Test("S25: a new rule takes the oldest first, and older rules are not asked again")
  func oldestFirst() async throws {
    let console = try await Self.holding()
    try await console.rule(
      #"{"id":"old","when":{"operation":"GetItem"},"limit":{"skip":1},"then":{"fail":"InternalServerError"}}"#
    )
    async let first = console.get("1")
    try await console.waitForHeld(1)
    async let list = console.call("ListTables")
    try await console.waitForHeld(2)
    // Being asked a second time about the first GetItem would make the old rule due for it.
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

  @Test("S17: of a database that expires are hung up on")
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

  @Test("S17: once the server stops nothing is held any more")
  func afterStop() async throws {
    let console = try await Self.holding()
    console.scripting.stop()
    #expect(try await console.call("ListTables").delivery?.form == .hangUp)
    #expect(Self.held(console).isEmpty)
  }

  @Test(
    "say what has become of them to whoever answers too late",
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
    "go on waiting after an answer that is refused",
    arguments: [
      (#"{"hold":true}"#, "hold is no answer to a held request."),
      (#"{"thrttle":true}"#, "thrttle is not known here; did you mean throttle?."),
      (#"{"cancel":{"0":"TransactionConflict"}}"#, "cancel, which no answer of ListTables can be"),
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

  @Test("S16: a strict look complains and leaves the request held")
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

  @Test("S8: go to receivers in the order in which these came, whatever waits for something else")
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

  @Test("S19: a receive in vain says that nothing came, or what is held instead")
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

  @Test("S3: leave no memory behind once they are answered, however long they might have waited")
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

/// A request that others keep, or nobody.
private struct WeakRequest {
  weak var value: HeldRequest?
}
