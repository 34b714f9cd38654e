import DynamockModel
import DynamockScripting
import DynamockTesting
import Testing

/// Expectations come from docs/scripting.md unless a test names AWS.
@Suite("Rules")
struct RuleTests {
  @Test(
    "S5: answer without being held, and are listed as JSON with their counters",
    arguments: Setting.Store.allCases)
  func autoresponds(store: Setting.Store) async throws {
    let console = try Console(store)
    try await console.makeTable()
    let added = try await console.rule(
      #"{"id":"down","when":{"operation":"PutItem"},"limit":{"times":1},"then":{"fail":"#
        + #""InternalServerError"}}"#
    )
    #expect(added.text == #"{"id":"down","matched":0,"applied":0,"isSpent":false}"#)
    let reply = try await console.put("1")
    #expect(reply.status == 500)
    #expect(reply.error == "InternalServerError")
    #expect(reply.rule == "down")
    #expect(try await console.put("1").status == 200)
    let listed = try await console.control("GET", "rules").json?["rules"]?[0]
    #expect(listed?["matched"]?.double == 2)
    #expect(listed?["applied"]?.double == 1)
    #expect(listed?["isSpent"] == .bool(true))
    #expect(listed?["when"]?["operation"]?.text == "PutItem")
    #expect(listed?["seed"]?.double != nil)
  }

  @Test("S6: a rule with next observes and lets the next one answer")
  func observes() async throws {
    let console = try Console()
    try await console.makeTable()
    try await console.rule(#"{"id":"answers","then":{"fail":"InternalServerError"}}"#)
    try await console.rule(#"{"id":"observes","then":{"next":true}}"#)
    #expect(try await console.put("1").rule == "answers")
    let observer = try await console.control("GET", "rules/observes")
    #expect(observer.json?["applied"]?.double == 1)
  }

  @Test("S10: the newest is tried first, and its removal restores the older one, three levels deep")
  func layers() async throws {
    let console = try Console()
    for name in ["a", "b", "c"] {
      try await console.rule(
        #"{"id":"\#(name)","when":{"operation":"ListTables"},"then":{"output":{"TableNames":["#
          + #""\#(name)"]}}}"#
      )
    }
    for name in ["c", "b", "a"] {
      let reply = try await console.call("ListTables")
      #expect(reply.text == #"{"TableNames":["\#(name)"]}"#)
      #expect(try await console.control("DELETE", "rules/\(name)").status == 200)
    }
    #expect(try await console.call("ListTables").text == #"{"TableNames":[]}"#)
  }

  @Test(
    "S24: a rule whose place is last is tried after all others, including those of all databases")
  func lastResort() async throws {
    let console = try Console()
    try await console.rule(
      #"{"id":"resort","place":"last","then":{"refuse":"nobody knows"}}"#)
    try await console.rule(
      #"{"id":"shared","when":{"operation":"ListTables"},"then":{"pass":true}}"#, in: "*")
    try await console.rule(
      #"{"id":"own","when":{"operation":"DescribeLimits"},"then":{"pass":true}}"#)
    #expect(try await console.call("ListTables").rule == "shared")
    #expect(try await console.call("DescribeLimits").rule == "own")
    let reply = try await console.call("DescribeEndpoints")
    #expect(reply.rule == "resort")
    #expect(reply.status == 400)
    #expect(reply.error == "UnexpectedRequest")
    #expect(reply.message == "nobody knows")
  }

  @Test("of a list are tried in its order, and a list with an invalid rule adds no rule")
  func lists() async throws {
    let console = try Console()
    let both = try await console.rule(
      #"{"rules":[{"id":"x","then":{"fail":"InternalServerError"}},{"id":"y","then":{"pass":"#
        + #"true}}]}"#
    )
    #expect(both.json?["rules"]?.elements?.count == 2)
    #expect(try await console.call("ListTables").rule == "x")
    _ = try await console.control("DELETE", "rules")
    let bad = try await console.control(
      "POST", "rules",
      #"[{"id":"x","then":{"pass":true}},{"id":"y","when":{"kye":1},"then":{"pass":true}}]"#)
    #expect(bad.status == 400)
    #expect(bad.refusal?.hasPrefix("[1].when.kye is not known here; did you mean key?") == true)
    #expect(try await console.control("GET", "rules").text == #"{"rules":[]}"#)
  }

  @Test("whose id exists are replaced in place, with fresh counters")
  func replacement() async throws {
    let console = try Console()
    try await console.rule(#"{"id":"old","then":{"pass":true}}"#)
    try await console.rule(#"{"id":"new","then":{"next":true}}"#)
    _ = try await console.call("ListTables")
    try await console.rule(#"{"id":"old","then":{"fail":"InternalServerError"}}"#)
    let ids = try await console.control("GET", "rules").json?["rules"]?.elements?.map {
      $0["id"]?.text
    }
    #expect(ids == ["new", "old"])
    #expect(try await console.control("GET", "rules/old").json?["matched"]?.double == 0)
    #expect(try await console.call("ListTables").status == 500)
  }

  @Test(
    "apply to the matches that their limit selects",
    arguments: [
      (#"{"times":2}"#, [1, 2]), (#"{"skip":2}"#, [3, 4, 5, 6]), (#"{"nth":3}"#, [3]),
      (#"{"every":2}"#, [1, 3, 5]), (#"{"skip":1,"every":2,"times":2}"#, [2, 4]),
      (#"{"times":0}"#, []), (#"{"probability":0}"#, []),
      (#"{"probability":1}"#, [1, 2, 3, 4, 5, 6]),
    ])
  func limits(limit: String, due: [Int]) async throws {
    let console = try Console()
    try await console.rule(#"{"limit":\#(limit),"then":{"fail":"InternalServerError"}}"#)
    var failed: [Int] = []
    for number in 1...6 {
      if try await console.call("ListTables").status == 500 { failed.append(number) }
    }
    #expect(failed == due)
  }

  @Test("with times in their limit follow the database's clock")
  func clock() async throws {
    let console = try Console()
    try await console.rule(
      #"{"limit":{"afterSeconds":10,"forSeconds":5},"then":{"fail":"InternalServerError"}}"#)
    #expect(try await console.call("ListTables").status == 200)
    console.clock.advance(by: .seconds(10))
    #expect(try await console.call("ListTables").status == 500)
    console.clock.advance(by: .seconds(5))
    #expect(try await console.call("ListTables").status == 200)
  }

  @Test(
    "with a list apply its actions in order, then thenAfter",
    arguments: [
      ("pass", [500, 503, 200, 200, 200]), ("last", [500, 503, 503, 503, 503]),
      ("again", [500, 503, 500, 503, 500]),
    ])
  func sequence(after: String, statuses: [Int]) async throws {
    let console = try Console()
    try await console.rule(
      #"{"then":[{"fail":"InternalServerError"},{"fail":"ServiceUnavailable"}],"thenAfter":"#
        + #""\#(after)"}"#
    )
    for status in statuses { #expect(try await console.call("ListTables").status == status) }
  }

  @Test("wait for states and set them")
  func states() async throws {
    let console = try Console()
    try await console.rule(
      #"{"when":{"operation":"CreateTable"},"then":{"setState":{"phase":"made"}}}"#)
    try await console.rule(
      #"{"when":{"operation":"ListTables","state":{"phase":"made"}},"then":{"fail":"#
        + #""InternalServerError"}}"#
    )
    #expect(try await console.call("ListTables").status == 200)
    try await console.makeTable()
    #expect(try await console.call("ListTables").status == 500)
    let summary = try await console.control("GET", "scripting")
    #expect(summary.json?["states"]?["phase"]?.text == "made")
    _ = try await console.control("POST", "scripting", #"{"states":{"phase":""}}"#)
    #expect(try await console.call("ListTables").status == 200)
  }

  @Test("answer only requests that AWS would accept, unless their stage is arrival")
  func stages() async throws {
    let console = try Console()
    try await console.rule(#"{"then":{"fail":"InternalServerError"}}"#)
    let bad = #"{"TableName":"x"}"#
    let refused = try await console.call("ListTables", #"{"Limit":1000}"#)
    #expect(refused.status == 400)
    #expect(refused.error == "ValidationException")
    #expect(refused.rule == nil)
    try await console.rule(#"{"stage":"arrival","then":{"fail":"InternalServerError"}}"#)
    #expect(try await console.call("PutItem", bad).status == 500)
  }

  @Test("may answer operations that are not implemented")
  func unbuilt() async throws {
    let console = try Console()
    try await console.rule(
      #"{"when":{"operation":"ListBackups"},"then":{"output":{"BackupSummaries":[]}}}"#)
    let reply = try await console.call("ListBackups")
    #expect(reply.status == 200)
    #expect(reply.text == #"{"BackupSummaries":[]}"#)
  }

  @Test("belong to a database: a fork begins without them, or with a copy and fresh counters")
  func forks() async throws {
    let console = try Console()
    try await console.makeTable()
    try await console.rule(#"{"id":"down","then":{"fail":"InternalServerError"}}"#)
    _ = try await console.call("ListTables")
    _ = try await console.control("POST", "databases", #"{"name":"bare","from":"default"}"#)
    _ = try await console.control(
      "POST", "databases", #"{"name":"copy","from":"default","rules":true}"#)
    #expect(try await console.call("ListTables", on: "bare").status == 200)
    let copied = try await console.control("GET", "databases/copy/rules/down")
    #expect(copied.json?["applied"]?.double == 0)
    #expect(try await console.call("ListTables", on: "copy").status == 500)
    _ = try await console.control("DELETE", "databases/copy")
    _ = try await console.control("POST", "databases", #"{"name":"copy"}"#)
    #expect(try await console.call("ListTables", on: "copy").status == 200)
  }

  @Test("fail the same number of requests on every run with a seed, whatever sixteen tasks do")
  func seeds() async throws {
    var counts: [Int] = []
    for _ in 0..<3 {
      let console = try Console()
      try await console.rule(
        #"{"seed":42,"limit":{"probability":0.3},"then":{"fail":"InternalServerError"}}"#)
      let failed = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<16 {
          group.addTask {
            var failed = 0
            for _ in 0..<50 where try await console.call("ListTables").status == 500 { failed += 1 }
            return failed
          }
        }
        return try await group.reduce(0, +)
      }
      counts.append(failed)
    }
    let wanted = (1...800).count { Draw.fraction(seed: 42, number: $0) < 0.3 }
    #expect(counts == [wanted, wanted, wanted])
  }

  @Test("beyond limits.rules are rejected, and a list as a whole")
  func tooMany() async throws {
    var settings = ScriptingSettings()
    settings.rules = 2
    let console = try Console(.memory, settings)
    let three = #"[{"then":{"pass":true}},{"then":{"pass":true}},{"then":{"pass":true}}]"#
    let reply = try await console.control("POST", "rules", three)
    #expect(reply.status == 409)
    #expect(reply.code == "TooManyRules")
    #expect(try await console.control("GET", "rules").text == #"{"rules":[]}"#)
  }

  @Test("for all databases have the name *, which has only rules")
  func everywhere() async throws {
    let console = try Console()
    #expect(try await console.control("GET", "databases/*/journal").status == 405)
    try await console.rule(#"{"then":{"fail":"InternalServerError"}}"#, in: "*")
    _ = try await console.control("POST", "databases", #"{"name":"other"}"#)
    #expect(try await console.call("ListTables", on: "other").status == 500)
    #expect(try await console.call("ListTables").status == 500)
  }
}
