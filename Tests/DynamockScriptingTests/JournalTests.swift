import DynamockScripting
import DynamockTesting
import Testing

/// Tests the journal, as described in docs/scripting.md.
@Suite("The journal")
struct JournalTests {
  @Test("S7, S27: shows every request, the source of its response, and its connection")
  func entries() async throws {
    let console = try Console()
    try await console.rule(
      #"{"id":"odd","when":{"operation":"GetItem"},"limit":{"skip":1},"then":{"fail":"#
        + #""InternalServerError"}}"#
    )
    try await console.makeTable()
    for _ in 0..<2 { _ = try await console.get("1") }
    _ = try await console.call(
      "PutItem", #"{"TableName":"Orders"}"#, on: nil, [("x-dynamock-tag", "t")])
    let reply = try await console.control("GET", "journal")
    let entries = reply.json?["entries"]?.elements ?? []
    #expect(
      entries.compactMap { $0["operation"]?.text } == [
        "CreateTable", "GetItem", "GetItem", "PutItem",
      ])
    #expect(entries[0]["answeredBy"]?["engine"] == .bool(true))
    #expect(entries[1]["passedOver"]?[0]?["rule"]?.text == "odd")
    #expect(entries[2]["answeredBy"]?["rule"]?.text == "odd")
    #expect(entries[2]["status"]?.double == 500)
    #expect(entries[2]["error"]?.text == "InternalServerError")
    #expect(entries[3]["answeredBy"]?["refused"] == .bool(true))
    #expect(entries[3]["tag"]?.text == "t")
    #expect(entries[3]["connection"]?.double != nil)
    #expect(entries[3]["accessKey"]?.text == "AKIDEXAMPLE")
    // No response of the control API contains credentials.
    #expect(!reply.text.contains("Signature"))
    #expect(!reply.text.contains("AWS4"))
  }

  @Test("is filtered by number, operation, table, rule and tag")
  func filters() async throws {
    let console = try Console()
    try await console.rule(#"{"id":"r","when":{"operation":"ListTables"},"then":{"pass":true}}"#)
    try await console.makeTable()
    try await console.put("1")
    _ = try await console.call("ListTables")
    for (query, count) in [
      ("operation=PutItem", 1), ("operation=writes", 1), ("table=Orders", 2), ("rule=r", 1),
      ("after=2", 1), ("limit=1", 1), ("tag=none", 0),
    ] {
      let reply = try await console.control("GET", "journal?\(query)")
      #expect(reply.json?["entries"]?.elements?.count == count, "\(query): \(reply)")
    }
    let bad = try await console.control("GET", "journal?opration=x")
    #expect(bad.refusal?.contains(#"did you mean "operation"?"#) == true)
  }

  @Test("S23: waits for a request instead of being polled")
  func waiting() async throws {
    let console = try Console()
    // The journal records requests from the first query on.
    _ = try await console.control("GET", "journal")
    async let waiting = console.control("GET", "journal?wait=10&operation=ListTables")
    try await Task.sleep(for: .milliseconds(50))
    _ = try await console.call("DescribeLimits")
    _ = try await console.call("ListTables")
    let reply = try await waiting
    #expect(reply.json?["entries"]?[0]?["operation"]?.text == "ListTables")
  }

  @Test("is kept only once it is needed, and then says so")
  func auto() async throws {
    let console = try Console()
    _ = try await console.call("ListTables")
    let count = try await console.control(
      "POST", "journal/count", #"{"when":{"operation":"ListTables"}}"#)
    #expect(count.status == 409)
    #expect(count.code == "JournalIncomplete")
    _ = try await console.call("ListTables")
    let again = try await console.control(
      "POST", "journal/count", #"{"when":{"operation":"ListTables"}}"#)
    #expect(again.text == #"{"count":1}"#)
  }

  @Test("rejects counting dropped entries")
  func dropped() async throws {
    var settings = ScriptingSettings()
    settings.journalEntries = 3
    let console = try Console(.memory, settings)
    try await console.rule(#"{"then":{"pass":true}}"#)
    for _ in 0..<5 { _ = try await console.call("ListTables") }
    let journal = try await console.control("GET", "journal")
    #expect(journal.json?["dropped"]?.double == 2)
    #expect(journal.json?["entries"]?.elements?.count == 3)
    for path in ["journal/count", "journal/find"] {
      #expect(try await console.control("POST", path, "{}").code == "JournalIncomplete")
    }
    let verify = try await console.control("POST", "journal/verify", #"{"expect":[{"count":5}]}"#)
    #expect(verify.code == "JournalIncomplete")
    let since = try await console.control("POST", "journal/count", #"{"after":2}"#)
    #expect(since.text == #"{"count":3}"#)
    _ = try await console.control("DELETE", "journal")
    #expect(try await console.control("POST", "journal/count", "{}").text == #"{"count":0}"#)
  }

  @Test("S21: verifies counts, order and the absence of others, with the nearest misses")
  func verify() async throws {
    let console = try Console()
    try await console.rule(#"{"then":{"next":true}}"#)
    try await console.makeTable()
    try await console.put("1")
    _ = try await console.get("1")
    let good = try await console.control(
      "POST", "journal/verify",
      #"{"inOrder":true,"expect":[{"when":{"operation":"CreateTable"},"count":1},{"when":{"#
        + #""operation":"PutItem"},"atLeast":1},{"when":{"operation":"GetItem"}}],"others":"#
        + #""refused"}"#
    )
    #expect(good.text == #"{"verified":true}"#)
    let order = try await console.control(
      "POST", "journal/verify",
      #"{"inOrder":true,"expect":[{"when":{"operation":"GetItem"}},{"when":{"operation":"#
        + #""PutItem"}}]}"#
    )
    #expect(order.status == 409)
    #expect(order.code == "VerificationFailed")
    #expect(order.refusal?.contains("expected PutItem after GetItem, but it came earlier") == true)
    let count = try await console.control(
      "POST", "journal/verify",
      #"{"expect":[{"when":{"operation":"PutItem","key":{"id":{"S":"2"}}},"count":1}]}"#)
    #expect(count.refusal?.contains("expected PutItem 1 time, got it 0 times") == true)
    #expect(count.refusal?.contains(#"found {"S":"1"}"#) == true)
    let others = try await console.control(
      "POST", "journal/verify",
      #"{"expect":[{"when":{"operation":"CreateTable"}},{"when":{"operation":"writes"},"atMost":"#
        + #"3}],"others":"refused"}"#
    )
    #expect(others.refusal == "unexpected GetItem on Orders, request 3")
  }

  @Test("keeps bodies up to 64 KiB, and all together within its bytes")
  func bytes() async throws {
    var settings = ScriptingSettings()
    settings.journalBytes = 200_000
    let console = try Console(.memory, settings)
    try await console.makeTable()
    try await console.rule(#"{"then":{"pass":true}}"#)
    let long = String(repeating: "x", count: 70_000)
    for number in 0..<10 {
      try await console.put("\(number)", in: "Orders", #","t":{"S":"\#(long)"}"#)
    }
    let reply = try await console.control("GET", "journal")
    let entries = reply.json?["entries"]?.elements ?? []
    #expect(!entries.isEmpty && entries.count <= 3)
    #expect(entries.allSatisfy { $0["isCut"] == .bool(true) })
    #expect(entries.allSatisfy { $0["tables"]?[0]?.text == "Orders" })
  }
}
