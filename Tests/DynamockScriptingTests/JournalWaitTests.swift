import DynamockScripting
import DynamockTesting
import DynamockWire
import Testing

/// Tests polling of the journal (docs/scripting.md), and the errors for requests that are no longer
/// kept.
@Suite("The journal's responses")
struct JournalWaitTests {
  @Test("S23: a poll ends once a rule has answered the request")
  func pollForRule() async throws {
    let console = try Console()
    try await console.rule(#"{"id":"slow","then":{"delay":0.2,"fail":"InternalServerError"}}"#)
    let start = ContinuousClock.now
    async let poll = console.control("GET", "journal?after=0&wait=120&rule=slow")
    try await Task.sleep(for: .milliseconds(30))
    _ = try await console.call("ListTables")
    let entries = try await poll.json?["entries"]?.elements ?? []
    #expect(entries.count == 1)
    #expect(entries.first?["status"]?.double == 500)
    #expect(start.duration(to: .now) < .seconds(100))
  }

  @Test("S23: a poller that continues from the last number misses no request of 16 threads")
  func noMiss() async throws {
    let console = try Console(.memory, Self.settings { $0.journalEntries = 10_000 })
    try await console.rule(#"{"then":{"next":true}}"#)
    let total = 16 * 50
    async let polled = Self.numbers(console, until: total)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<16 {
        group.addTask {
          for _ in 0..<50 { _ = try await console.call("ListTables") }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await polled == Array(1...total))
  }

  private static func numbers(_ console: Console, until last: Int) async throws -> [Int] {
    var numbers: [Int] = []
    for _ in 0..<10_000 where numbers.last ?? 0 < last {
      let reply = try await console.control(
        "GET", "journal?after=\(numbers.last ?? 0)&wait=5&limit=1000")
      numbers += (reply.json?["entries"]?.elements ?? []).compactMap {
        $0["number"]?.double.map { Int($0) }
      }
    }
    return numbers
  }

  @Test(
    "gives the newest requests, and with a number the oldest after it, always in their order",
    arguments: [
      ("limit=2", [4, 5]), ("after=0&limit=2", [1, 2]), ("after=3", [4, 5]), ("after=9", []),
      ("operation=PutItem&limit=1", [4]), ("after=2&operation=writes", [4]),
    ] as [(String, [Double])])
  func windows(query: String, numbers: [Double]) async throws {
    let console = try Console()
    try await console.rule(#"{"then":{"next":true}}"#)
    try await console.makeTable()
    try await console.put("1")
    _ = try await console.get("1")
    try await console.put("2")
    _ = try await console.get("2")
    let reply = try await console.control("GET", "journal?\(query)")
    #expect(reply.json?["entries"]?.elements?.compactMap { $0["number"]?.double } == numbers)
    #expect(reply.json?["last"]?.double == 5)
  }

  @Test("S27: an entry has the number of its connection and the client's port")
  func connection() async throws {
    let console = try Console()
    try await console.rule(#"{"then":{"next":true}}"#)
    let client = ClientConnection(port: 4711)
    _ = try await console.call("ListTables", from: client)
    let entry = try await console.control("GET", "journal").json?["entries"]?[0]
    #expect(entry?["port"]?.double == 4711)
    #expect(entry?["connection"]?.double == Double(client.number))
  }

  /// `nil` stands for `JournalIncomplete`.
  @Test(
    "a request of more than 64 KiB is counted, and rejected if its parameters would decide",
    arguments: [
      (#"{"operation":"PutItem"}"#, "1"), (#"{"table":"Orders"}"#, "2"), ("{}", "2"),
      (#"{"operation":"PutItem","key":{"id":{"S":"long"}}}"#, nil),
      (#"{"operation":"PutItem","input":{"Item":{"id":{"S":"other"}}}}"#, nil),
      (#"{"operation":"PutItem","input":{"ConditionExpression":{"$absent":true}}}"#, nil),
      (#"{"not":{"input":{"TableName":"Orders"}}}"#, nil),
      (#"{"anyOf":[{"key":{"id":{"S":"long"}}}]}"#, nil),
      (#"{"operation":"GetItem","key":{"id":{"S":"long"}}}"#, "0"),
      (#"{"table":"Others","input":{"TableName":"Others"}}"#, "0"),
    ] as [(String, String?)])
  func cut(when: String, count: String?) async throws {
    let console = try Console()
    try await console.makeTable()
    try await console.rule(#"{"when":{"operation":"DescribeLimits"},"then":{"pass":true}}"#)
    let text = String(repeating: "x", count: 70_000)
    #expect(try await console.put("long", in: "Orders", #","t":{"S":"\#(text)"}"#).status == 200)
    _ = try await console.call("DescribeTable", #"{"TableName":"Orders"}"#)
    let reply = try await console.control("POST", "journal/count", #"{"when":\#(when)}"#)
    let verified = try await console.control(
      "POST", "journal/verify", #"{"expect":[{"when":\#(when),"count":\#(count ?? "0")}]}"#)
    guard let count else {
      for reply in [reply, verified] {
        #expect(reply.code == "JournalIncomplete", "\(reply)")
        #expect(
          reply.refusal?.contains("Request 1, PutItem on Orders, is longer than the 64 KiB") == true
        )
      }
      return
    }
    #expect(reply.text == #"{"count":\#(count)}"#)
    #expect(verified.text == #"{"verified":true}"#)
  }

  @Test("a span in which the journal was off does not count as one without requests")
  func gap() async throws {
    let console = try Console()
    for mode in ["on", "off"] {
      _ = try await console.control("POST", "scripting", #"{"journal":"\#(mode)"}"#)
      _ = try await console.call("ListTables")
    }
    let off = try await console.control("POST", "journal/count", "{}")
    #expect(off.code == "JournalIncomplete")
    _ = try await console.control("POST", "scripting", #"{"journal":"on"}"#)
    for path in ["count", "find", "verify"] {
      let body = path == "verify" ? #"{"expect":[]}"# : "{}"
      let reply = try await console.control("POST", "journal/\(path)", body)
      #expect(reply.code == "JournalIncomplete", "\(path): \(reply)")
      #expect(reply.status == 409)
    }
    _ = try await console.control("DELETE", "journal")
    #expect(try await console.control("POST", "journal/count", "{}").text == #"{"count":0}"#)
  }

  @Test("finds the entries that a matcher matches")
  func find() async throws {
    let console = try Console()
    try await console.rule(#"{"then":{"next":true}}"#)
    try await console.makeTable()
    for id in ["1", "2", "1"] { try await console.put(id) }
    let found = try await console.control(
      "POST", "journal/find", #"{"when":{"key":{"id":{"S":"1"}}}}"#)
    #expect(found.json?["entries"]?.elements?.compactMap { $0["number"]?.double } == [2, 4])
    #expect(found.json?["last"]?.double == 4)
    let later = try await console.control(
      "POST", "journal/find", #"{"after":2,"when":{"key":{"id":{"S":"1"}}}}"#)
    #expect(later.json?["entries"]?.elements?.compactMap { $0["number"]?.double } == [4])
  }

  /// `nil` stands for success, after CreateTable, PutItem of 1, GetItem of 1 and PutItem of 2.
  @Test(
    "S21: verifies numbers, order and others, and reports missing requests",
    arguments: [
      (#"{"expect":[{"when":{"operation":"PutItem"},"count":2}]}"#, nil),
      (#"{"expect":[{"when":{"operation":"PutItem"},"atLeast":1,"atMost":2}]}"#, nil),
      (#"{"expect":[{"when":{"operation":"DeleteItem"},"count":0}]}"#, nil),
      (
        #"{"expect":[{"when":{"operation":"PutItem"},"atMost":1}]}"#,
        "expected PutItem at most 1 time, got it 2 times"
      ),
      (
        #"{"expect":[{"when":{"operation":"PutItem"},"count":3}]}"#,
        "expected PutItem 3 times, got it 2 times"
      ),
      (
        #"{"expect":[{"when":{"operation":"GetItem"},"atLeast":2}]}"#,
        "expected GetItem at least 2 times, got it 1 time"
      ),
      (
        #"{"inOrder":true,"expect":[{"when":{"operation":"PutItem"}},{"when":{"operation":"GetItem"}},"#
          + #"{"when":{"operation":"PutItem","key":{"id":{"S":"2"}}}}]}"#, nil
      ),
      (
        #"{"inOrder":true,"expect":[{"when":{"operation":"PutItem"},"count":2},{"when":{"operation":"GetItem"}}]}"#,
        "expected GetItem after PutItem, but it came earlier; the order was: "
          + "CreateTable, PutItem, GetItem, PutItem"
      ),
      // A matcher that occurs twice in an order counts the requests of each place separately.
      (
        #"{"inOrder":true,"expect":[{"when":{"operation":"PutItem"},"count":1},{"when":{"operation":"GetItem"}},"#
          + #"{"when":{"operation":"PutItem"},"count":1}]}"#, nil
      ),
      (
        #"{"inOrder":true,"expect":[{"when":{"operation":"PutItem"},"count":1},{"when":{"operation":"GetItem"}}]}"#,
        "expected PutItem 1 time, got it 2 times"
      ),
      (
        #"{"inOrder":true,"expect":[{"when":{"operation":"PutItem"},"count":1},{"when":{"operation":"GetItem"}},"#
          + #"{"when":{"operation":"PutItem"}}]}"#, nil
      ),
      (
        #"{"inOrder":true,"expect":[{"when":{"operation":"PutItem"},"count":1},{"when":{"operation":"PutItem"},"count":1},"#
          + #"{"when":{"operation":"GetItem"}}]}"#,
        "expected GetItem after PutItem, but it came earlier; the order was: "
          + "CreateTable, PutItem, GetItem, PutItem"
      ),
      (
        #"{"inOrder":true,"expect":[{"when":{"operation":"GetItem"}},{"when":{"operation":"PutItem"},"atMost":2}]}"#,
        nil
      ),
      (
        #"{"inOrder":true,"expect":[{"when":{"operation":"PutItem"}},{"when":{"operation":"PutItem"}},"#
          + #"{"when":{"operation":"PutItem"}}]}"#,
        "expected PutItem at least 1 time, got it 0 times in addition to the 2 counted for other expectations"
      ),
      (
        #"{"others":"refused","expect":[{"when":{"operation":"PutItem"}}]}"#,
        "unexpected CreateTable on Orders, request 1\nunexpected GetItem on Orders, request 3"
      ),
      (#"{"others":"refused","after":3,"expect":[{"when":{"operation":"PutItem"}}]}"#, nil),
      (
        #"{"after":4,"expect":[{"when":{"operation":"PutItem"}}]}"#,
        "expected PutItem at least 1 time, got it 0 times; no request came"
      ),
    ] as [(String, String?)])
  func verify(body: String, failure: String?) async throws {
    let console = try Console()
    try await console.rule(#"{"then":{"next":true}}"#)
    try await console.makeTable()
    try await console.put("1")
    _ = try await console.get("1")
    try await console.put("2")
    let reply = try await console.control("POST", "journal/verify", body)
    if let failure {
      #expect(reply.status == 409)
      #expect(reply.code == "VerificationFailed")
      let head = reply.refusal.map { text in
        text.firstRange(of: "; the nearest").map { String(text[..<$0.lowerBound]) } ?? text
      }
      #expect(head == failure, "\(reply)")
    } else {
      #expect(reply.text == #"{"verified":true}"#, "\(reply)")
    }
  }

  @Test(
    "rejects an invalid verification with the path",
    arguments: [
      (#"{"expct":[]}"#, "expct is not known here; did you mean expect?"),
      ("{}", "expect is missing."),
      (
        #"{"expect":[{"when":{"opration":"PutItem"}}]}"#,
        "expect[0].when.opration is not known here; did you mean operation?"
      ),
      (
        #"{"expect":[{"count":1,"atLeast":1}]}"#,
        "expect[0].count is without effect together with atLeast and atMost."
      ),
      (#"{"expect":[{"atLeast":3,"atMost":1}]}"#, "expect[0].atMost is less than atLeast."),
      (#"{"expect":[],"others":"refuse"}"#, #"others is "refuse"; did you mean refused?"#),
    ])
  func badForm(body: String, sentence: String) async throws {
    let reply = try await Console().control("POST", "journal/verify", body)
    #expect(reply.status == 400)
    #expect(reply.refusal == sentence)
  }

  static func settings(_ change: (inout ScriptingSettings) -> Void) -> ScriptingSettings {
    var settings = ScriptingSettings()
    change(&settings)
    return settings
  }
}
