import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import Testing

/// Tests held requests, as described in docs/scripting.md; `S` with a number names a scenario.
@Suite("Held requests")
struct HeldRequestTests {
  /// Returns a console that holds every request, for longer than a loaded machine takes for any of
  /// these tests.
  private static func holding(
    _ store: Setting.Store = .memory,
    _ settings: ScriptingSettings = JournalWaitTests.settings { $0.hold = 300_000 }
  ) async throws -> Console {
    let console = try Console(store, settings)
    try await console.makeTable()
    _ = try await console.control("POST", "scripting", #"{"unmatched":"hold"}"#)
    return console
  }

  @Test(
    "S3, S4, S8: wait until a test receives and answers them; the default answer is the engine's",
    arguments: Setting.Store.allCases)
  func passing(store: Setting.Store) async throws {
    let console = try await Self.holding(store)
    async let put = console.put("1")
    let received = try await console.control(
      "POST", "requests/receive", #"{"when":{"operation":"PutItem"}}"#)
    #expect(received.status == 200)
    #expect(received.json?["state"]?.text == "received")
    #expect(received.json?["tables"] == .array([.string("Orders")]))
    let number = Int(received.json?["number"]?.double ?? 0)
    let answer = try await console.control("POST", "requests/\(number)/answer", "{}")
    #expect(answer.text == #"{"number":\#(number),"state":"passed"}"#)
    #expect(try await put.status == 200)
    let gone = try await console.control("POST", "requests/\(number)/answer", "{}")
    #expect(gone.status == 409)
    #expect(gone.code == "RequestGone")
    #expect(gone.json?["state"]?.text == "passed")
  }

  @Test("S12: are answered with an error without the engine")
  func failing() async throws {
    let console = try await Self.holding()
    async let put = console.put("1")
    let received = try await console.control(
      "POST", "requests/receive", #"{"when":{"operation":"PutItem","table":"Orders"}}"#)
    let number = Int(received.json?["number"]?.double ?? 0)
    _ = try await console.control("POST", "requests/\(number)/answer", #"{"throttle":true}"#)
    #expect(try await put.error == "ThrottlingException")
    _ = try await console.control("DELETE", "scripting")
    #expect(try await console.count() == 0)
  }

  @Test("S14, S15: a strict receive rejects another request, which can then be received")
  func strict() async throws {
    let console = try await Self.holding()
    async let list = console.call("ListTables")
    try await console.waitForHeld(1)
    let mismatch = try await console.control(
      "POST", "requests/receive", #"{"when":{"operation":"PutItem"},"strict":true,"timeout":1}"#)
    #expect(mismatch.status == 409)
    #expect(mismatch.code == "Mismatch")
    #expect(mismatch.refusal == "expected PutItem, got ListTables")
    let number = Int(mismatch.json?["request"]?["number"]?.double ?? 0)
    #expect(mismatch.json?["request"]?["state"]?.text == "received")
    #expect(try await console.control("POST", "requests/\(number)/answer").status == 200)
    #expect(try await list.status == 200)
  }

  @Test("S14: a strict receive of the right operation shows the differences path by path")
  func difference() async throws {
    let console = try await Self.holding()
    async let update = console.call(
      "UpdateItem",
      #"{"TableName":"Orders","Key":{"id":{"S":"43"}},"ConditionExpression":"#
        + #""attribute_exists(id)"}"#
    )
    let mismatch = try await console.control(
      "POST", "requests/receive",
      #"{"when":{"operation":"UpdateItem","table":"Orders","input":{"Key":{"id":{"S":{"$in":["#
        + #""42"]}}},"ConditionExpression":{"$absent":true}}},"strict":true}"#
    )
    let text = mismatch.refusal ?? ""
    #expect(
      text.contains(
        "expected UpdateItem on Orders, got UpdateItem on Orders that differs in 2 places:"))
    #expect(text.contains(#"Key.id.S"#) && text.contains(#"found "43""#))
    #expect(text.contains("ConditionExpression") && text.contains("wanted absent"))
    let number = Int(mismatch.json?["request"]?["number"]?.double ?? 0)
    _ = try await console.control(
      "POST", "requests/\(number)/answer", #"{"fail":"InternalServerError"}"#)
    #expect(try await update.status == 500)
  }

  @Test("S16: stay held after a peek")
  func look() async throws {
    let console = try await Self.holding()
    async let list = console.call("ListTables")
    let looked = try await console.control("POST", "requests/receive", #"{"take":false}"#)
    #expect(looked.json?["state"]?.text == "held")
    let listed = try await console.control("GET", "requests")
    #expect(listed.json?["requests"]?[0]?["state"]?.text == "held")
    let number = Int(looked.json?["number"]?.double ?? 0)
    // No long poll received it, but it can still be answered by its number.
    #expect(try await console.control("POST", "requests/\(number)/answer").status == 200)
    #expect(try await list.status == 200)
  }

  @Test("S18, S11: show the parameters in the order of the request's own bytes")
  func order() async throws {
    let console = try await Self.holding()
    async let get = console.call(
      "GetItem", #"{"Key":{"id":{"S":"1"}},"ConsistentRead":true,"TableName":"Orders"}"#)
    let received = try await console.control("POST", "requests/receive")
    #expect(
      received.text.contains(
        #""input":{"Key":{"id":{"S":"1"}},"ConsistentRead":true,"TableName":"Orders"}"#))
    _ = try await console.control(
      "POST", "requests/\(Int(received.json?["number"]?.double ?? 0))/answer")
    #expect(try await get.status == 200)
  }

  @Test("S19: a failed receive says what arrived meanwhile")
  func nothing() async throws {
    let console = try Console()
    async let waiting = console.control(
      "POST", "requests/receive", #"{"when":{"operation":"PutItem"},"timeout":1.5}"#)
    while !console.scripting["default"].journal.isKept { await Task.yield() }
    _ = try await console.call("ListTables")
    let reply = try await waiting
    #expect(reply.status == 409)
    #expect(reply.code == "NothingReceived")
    #expect(
      reply.refusal
        == "expected PutItem, got nothing in 1.5 s; 1 request came and was answered: ListTables "
        + "by the engine"
    )
  }

  @Test("S25: a new rule also applies to a waiting request")
  func retry() async throws {
    let console = try await Self.holding()
    async let list = console.call("ListTables")
    try await console.waitForHeld(1)
    try await console.rule(
      #"{"id":"late","when":{"operation":"ListTables"},"then":{"fail":"InternalServerError"}}"#)
    let reply = try await list
    #expect(reply.status == 500)
    #expect(reply.rule == "late")
  }

  @Test("S17: are disconnected if the database is dropped or the server stops")
  func endings() async throws {
    let console = try await Self.holding()
    _ = try await console.control("POST", "databases", #"{"name":"gone"}"#)
    _ = try await console.control("POST", "databases/gone/scripting", #"{"unmatched":"hold"}"#)
    async let first = console.call("ListTables", on: "gone")
    try await console.waitForHeld(1, in: "gone")
    _ = try await console.control("DELETE", "databases/gone")
    #expect(try await first.delivery?.form == .hangUp)
    async let second = console.call("ListTables")
    try await console.waitForHeld(1)
    console.scripting.stop()
    #expect(try await second.delivery?.form == .hangUp)
  }

  @Test(
    "follow their rule after the time, or when the rule is removed",
    arguments: [("fail", 400), ("pass", 200), ("hangUp", 0)])
  func timeouts(word: String, status: Int) async throws {
    let console = try Console()
    let hold = #"{"id":"h","then":{"hold":{"seconds":\#("SECONDS"),"onTimeout":"\#(word)"}}}"#
    try await console.rule(hold.replacing("SECONDS", with: "0.05"))
    let late = try await console.call("ListTables")
    #expect(late.status == status)
    if word == "fail" {
      #expect(late.error == "UnexpectedRequest")
      #expect(late.message?.contains("held by rule h") == true)
      #expect(late.message?.contains("another thread") == true)
    }
    try await console.rule(hold.replacing("SECONDS", with: "60"))
    async let held = console.call("ListTables")
    try await console.waitForHeld(1)
    _ = try await console.control("DELETE", "rules/h")
    #expect(try await held.status == status)
  }

  @Test("are abandoned without the engine if the client disconnects")
  func abandoned() async throws {
    let console = try await Self.holding()
    let client = ClientConnection()
    let body = #"{"TableName":"Orders","Item":{"id":{"S":"1"}}}"#
    async let put = console.call("PutItem", body, from: client)
    try await console.waitForHeld(1)
    client.leave()
    #expect(try await put.delivery?.form == .hangUp)
    let number = console.scripting["default"].journal.snapshot().last
    let gone = try await console.control("POST", "requests/\(number)/answer")
    #expect(gone.json?["state"]?.text == "abandoned")
    _ = try await console.control("DELETE", "scripting")
    #expect(try await console.count() == 0)
  }

  @Test("go back to the head of the queue if the receiver disconnects")
  func receiverLeaves() async throws {
    let console = try await Self.holding()
    let client = ClientConnection()
    async let receiver = console.control("POST", "requests/receive", "", from: client)
    try await Task.sleep(for: .milliseconds(50))
    client.leave()
    #expect(try await receiver.code == "NothingReceived")
    async let list = console.call("ListTables")
    let received = try await console.control("POST", "requests/receive")
    #expect(received.status == 200)
    _ = try await console.control(
      "POST", "requests/\(Int(received.json?["number"]?.double ?? 0))/answer")
    #expect(try await list.status == 200)
  }

  @Test(
    "a thousand can be held at a time, one more is rejected with a message, and other calls continue"
  )
  func thousand() async throws {
    let console = try await Self.holding()
    try await console.rule(#"{"when":{"operation":"DescribeLimits"},"then":{"pass":true}}"#)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<1000 { group.addTask { try await console.call("ListTables").status } }
      try await console.waitForHeld(1000)
      let more = try await console.call("ListTables")
      #expect(more.status == 400)
      #expect(more.error == "UnexpectedRequest")
      #expect(more.message?.contains("scripting.heldRequests") == true)
      #expect(try await console.call("DescribeLimits").status == 200)
      _ = try await console.control("DELETE", "scripting")
      for try await status in group { #expect(status == 400) }
    }
  }

  @Test("S23: of two databases do not affect each other")
  func twoDatabases() async throws {
    let console = try await Self.holding()
    _ = try await console.control("POST", "databases", #"{"name":"second"}"#)
    async let held = console.call("ListTables")
    try await console.waitForHeld(1)
    #expect(try await console.call("ListTables", on: "second").status == 200)
    _ = try await console.control("DELETE", "scripting")
    #expect(try await held.status == 400)
  }
}
