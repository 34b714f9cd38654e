import Dynamock
import DynamockScripting
import DynamockTesting
import DynamockWire
import Testing

/// Tests rules, bodies and paths that are harmful by intention or mistake.
@Suite("Rules of the wrong type, depth and size", .timeLimit(.minutes(10)))
struct HostileRuleTests {
  /// Every place of a rule that contains a value.
  private static let places = [
    #"{"id":#,"then":{}}"#, #"{"tag":#,"then":{}}"#, #"{"seed":#,"then":{}}"#,
    #"{"stage":#,"then":{}}"#, #"{"place":#,"then":{}}"#, #"{"thenAfter":#,"then":[{}]}"#,
    #"{"limit":#,"then":{}}"#, #"{"limit":{"times":#},"then":{}}"#,
    #"{"limit":{"skip":#},"then":{}}"#, #"{"limit":{"every":#},"then":{}}"#,
    #"{"limit":{"nth":#},"then":{}}"#, #"{"limit":{"probability":#},"then":{}}"#,
    #"{"limit":{"afterSeconds":#},"then":{}}"#, #"{"limit":{"forSeconds":#},"then":{}}"#,
    #"{"limit":{"from":#},"then":{}}"#, #"{"limit":{"until":#},"then":{}}"#,
    #"{"when":#,"then":{}}"#, #"{"when":{"operation":#},"then":{}}"#,
    #"{"when":{"table":#},"then":{}}"#, #"{"when":{"index":#},"then":{}}"#,
    #"{"when":{"key":#},"then":{}}"#, #"{"when":{"key":{"id":#}},"then":{}}"#,
    #"{"when":{"input":#},"then":{}}"#, #"{"when":{"operation":"PutItem","input":#},"then":{}}"#,
    #"{"when":{"operation":"PutItem","input":{"Item":#}},"then":{}}"#,
    #"{"when":{"operation":"Scan","input":{"Limit":#}},"then":{}}"#,
    #"{"when":{"expressions":#},"then":{}}"#, #"{"when":{"expressions":{"update":#}},"then":{}}"#,
    #"{"when":{"expressions":{"condition":"a = :a","values":#}},"then":{}}"#,
    #"{"when":{"headers":#},"then":{}}"#, #"{"when":{"headers":{"X":#}},"then":{}}"#,
    #"{"when":{"accessKey":#},"then":{}}"#, #"{"when":{"region":#},"then":{}}"#,
    #"{"when":{"attempt":#},"then":{}}"#, #"{"when":{"invocation":#},"then":{}}"#,
    #"{"when":{"reused":#},"then":{}}"#, #"{"when":{"allOf":#},"then":{}}"#,
    #"{"when":{"anyOf":#},"then":{}}"#, #"{"when":{"not":#},"then":{}}"#,
    #"{"when":{"state":#},"then":{}}"#, #"{"when":{"state":{"a":#}},"then":{}}"#,
    #"{"when":{"tag":{"$glob":#}},"then":{}}"#, #"{"when":{"tag":{"$in":#}},"then":{}}"#,
    #"{"when":{"tag":{"$between":#}},"then":{}}"#, #"{"when":{"tag":{"$size":#}},"then":{}}"#,
    #"{"when":{"tag":{"$gt":#}},"then":{}}"#, #"{"when":{"tag":{"$type":#}},"then":{}}"#,
    #"{"when":{"tag":{"$contains":#}},"then":{}}"#, #"{"when":{"tag":{"$literal":#}},"then":{}}"#,
    #"{"then":#}"#, #"{"then":[#]}"#, #"{"then":{"delay":#}}"#,
    #"{"then":{"delay":{"uniform":#}}}"#, #"{"then":{"delay":{"lognormal":#}}}"#,
    #"{"then":{"delay":{"lognormal":{"median":0,"sigma":#}}}}"#, #"{"then":{"delay":{"clock":#}}}"#,
    #"{"then":{"hold":#}}"#, #"{"then":{"hold":{"seconds":#}}}"#,
    #"{"then":{"hold":{"onTimeout":#}}}"#, #"{"then":{"first":#}}"#,
    #"{"then":{"first":[{"operation":#,"input":{}}]}}"#,
    #"{"then":{"first":[{"operation":"PutItem","input":#}]}}"#, #"{"then":{"change":#}}"#,
    #"{"then":{"change":{"set":#}}}"#, #"{"then":{"change":{"remove":#}}}"#,
    #"{"then":{"page":#}}"#, #"{"then":{"page":{"limit":#}}}"#, #"{"then":{"page":{"empty":#}}}"#,
    #"{"then":{"unprocessed":#}}"#, #"{"then":{"unprocessed":{"fraction":#}}}"#,
    #"{"then":{"unprocessed":{"first":#}}}"#, #"{"then":{"stale":#}}"#,
    #"{"then":{"stale":{"seconds":#}}}"#, #"{"then":{"stale":{"checkpoint":#}}}"#,
    #"{"then":{"pass":#}}"#, #"{"then":{"fail":#}}"#, #"{"then":{"fail":{"code":#}}}"#,
    #"{"then":{"fail":{"code":"X","status":#,"message":""}}}"#,
    #"{"then":{"fail":{"code":"InternalServerError","members":#}}}"#, #"{"then":{"throttle":#}}"#,
    #"{"then":{"throttle":{"reasons":#}}}"#, #"{"then":{"cancel":#}}"#,
    #"{"then":{"cancel":{"0":#}}}"#, #"{"when":{"operation":"GetItem"},"then":{"output":#}}"#,
    #"{"when":{"operation":"GetItem"},"then":{"output":{"Item":#}}}"#, #"{"then":{"raw":#}}"#,
    #"{"then":{"raw":{"status":#}}}"#, #"{"then":{"raw":{"status":200,"headers":#}}}"#,
    #"{"then":{"raw":{"status":200,"headers":{"X":#}}}}"#,
    #"{"then":{"raw":{"status":200,"body":#}}}"#,
    #"{"then":{"raw":{"status":200,"bodyBase64":#}}}"#,
    #"{"then":{"refuse":#}}"#, #"{"then":{"nothing":#}}"#, #"{"then":{"alter":#}}"#,
    #"{"then":{"alter":{"set":#}}}"#, #"{"then":{"alter":{"headers":#}}}"#,
    #"{"then":{"alter":{"headers":{"Date":#}}}}"#, #"{"then":{"hangUp":#}}"#,
    #"{"then":{"truncate":#}}"#, #"{"then":{"stall":#}}"#, #"{"then":{"stall":{"afterBytes":#}}}"#,
    #"{"then":{"drip":#}}"#, #"{"then":{"drip":{"chunks":1,"seconds":#}}}"#,
    #"{"then":{"bytesPerSecond":#}}"#, #"{"then":{"checksum":#}}"#, #"{"then":{"close":#}}"#,
    #"{"then":{"setState":#}}"#, #"{"then":{"setState":{"a":#}}}"#, #"{"then":{"next":#}}"#,
  ]

  private static let values = [
    "null", "true", "false", "0", "-1", "1", "0.5", "1e999", "-1e999", "9223372036854775807",
    "9223372036854775808", "1e18", "123456789012345678901234567890123456789012345678901234567890",
    #""""#, #""x""#, #""\u0000""#, #""*""#, "[]", "[[]]", "[0]", "[null]", "{}", #"{"":0}"#,
    #"{"$":0}"#, #"{"$in":[]}"#, #"{"$not":{"$any":true}}"#, #"{"S":1}"#, #"{"N":"x"}"#,
    #"{"a":{"b":[{"c":null}]}}"#, #"{"a":0,"a":1}"#, #"{"$from":"a..b"}"#, #"{"$from":"Key"}"#,
  ]

  /// Each gives either an error with a message, or a rule that a request can match.
  @Test("are rejected with a message or have an effect")
  func types() async throws {
    let console = try Console()
    try await console.makeTable()
    var accepted = 0
    for place in Self.places {
      let parts = place.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      for value in Self.values {
        let body = parts.joined(separator: value)
        let reply = try await console.control("POST", "rules", body)
        guard reply.status == 200 else {
          #expect(reply.status == 400, "\(body): \(reply)")
          #expect(reply.code == "BadRequest", "\(body): \(reply)")
          #expect(reply.refusal?.isEmpty == false, "\(body)")
          continue
        }
        accepted += 1
        // A delay or a hold would keep the test waiting, so the test ends the wait in the way that
        // clearing does.
        async let get = console.call(
          "GetItem", #"{"TableName":"Orders","Key":{"id":{"S":"1"}}}"#)
        for _ in 0..<3 { await Task.yield() }
        while console.scripting["default"].journal.last == 0 { await Task.yield() }
        _ = try await console.control("DELETE", "scripting")
        _ = try await get
        _ = try await console.control("DELETE", "scripting")
      }
    }
    #expect(accepted > 100)
  }

  @Test("do not slow down responses, however deep they are")
  func depth() async throws {
    let console = try Console()
    func nested(_ open: String, _ inner: String, _ close: String, _ depth: Int) -> String {
      String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
    }
    for depth in [10, 70, 150, 200, 10_000] {
      for body in [
        #"{"when":"# + nested(#"{"not":"#, "{}", "}", depth) + #","then":{}}"#,
        #"{"when":{"allOf":["# + nested(#"{"allOf":["#, "", "]}", depth) + #"]},"then":{}}"#,
        #"{"when":{"input":"# + nested(#"{"a":"#, "1", "}", depth) + #"},"then":{}}"#,
        #"{"when":{"tag":"# + nested(#"{"$not":"#, #""x""#, "}", depth) + #"},"then":{}}"#,
        #"{"when":{"expressions":{"condition":""# + nested("(", "a = b", ")", depth)
          + #""}},"then":{}}"#,
        #"{"then":{"alter":{"set":{""# + nested("a.", "a", "", depth) + #"":1}}}}"#,
        #"{"then":{"change":{"remove":[""# + nested("a[0].", "a", "", depth) + #""]}}}"#,
        #"{"when":{"operation":"GetItem"},"then":{"output":{"Item":{"a":"#
          + nested(#"{"L":["#, "", "]}", depth) + "}}}}",
      ] {
        let reply = try await console.control("POST", "rules", body)
        #expect(reply.status == 200 || reply.code == "BadRequest", "\(depth): \(reply.status)")
        _ = try await console.call("ListTables")
        _ = try await console.control("DELETE", "rules")
      }
    }
  }

  /// Patterns and parts for which simple searches take time in proportion to the product of their
  /// lengths.
  @Test("take time in proportion to the request")
  func cost() async throws {
    let console = try Console()
    try await console.makeTable()
    let text = String(repeating: "a", count: 30_000)
    let part = String(repeating: "a", count: 10_000) + "b"
    let glob = String(repeating: "*a", count: 100) + "b"
    try await console.rule(
      #"{"id":"part","when":{"input":{"Item":{"v":{"S":{"$contains":"\#(part)"}}}}},"then":{}}"#)
    try await console.rule(
      #"{"id":"glob","when":{"input":{"Item":{"v":{"S":{"$glob":"\#(glob)"}}}}},"then":{}}"#)
    let start = ContinuousClock.now
    let reply = try await console.put("1", #","v":{"S":"\#(text)"}"#)
    #expect(reply.status == 200)
    #expect(start.duration(to: .now) < .seconds(60))
  }

  @Test("fill in at most as much as a response may contain")
  func templates() async throws {
    let console = try Console()
    try await console.makeTable()
    let items = [String](repeating: #"{"id":{"S":{"$from":"IndexName"}}}"#, count: 3000)
    try await console.rule(
      #"{"when":{"operation":"Scan"},"then":{"output":{"Items":[\#(items.joined(separator: ","))]}}}"#
    )
    let small = try await console.call("Scan", #"{"TableName":"Orders","IndexName":"abc"}"#)
    #expect(small.json?["Items"]?[2999]?["id"]?["S"]?.text == "abc")
    let filter = String(repeating: " ", count: 4000)
    let values = (0..<10).map { #"":v\#($0)":{"S":"\#(filter)"}"# }.joined(separator: ",")
    let large = try await console.call(
      "Scan",
      #"{"TableName":"Orders","FilterExpression":"id IN (:v0,:v1,:v2,:v3,:v4,:v5,:v6,:v7,:v8,:v9)","#
        + #""ExpressionAttributeValues":{\#(values)}}"#)
    #expect(large.error == "UnexpectedRequest")
    #expect(large.message?.contains("64 MiB") == true)
  }

  @Test("are rejected with a readable message, however long their names are")
  func longNames() async throws {
    let console = try Console()
    let name = String(repeating: "n", count: 100_000)
    for body in [
      #"{"\#(name)":{}}"#, #"{"when":{"operation":"\#(name)"},"then":{}}"#,
      #"{"when":{"input":{"\#(name)":1}},"then":{}}"#, #"{"then":{"fail":"\#(name)"}}"#,
      #"{"then":{"alter":{"set":{"\#(name)..":1}}}}"#,
    ] {
      let reply = try await console.control("POST", "rules", body)
      #expect(reply.status == 400)
      #expect(reply.text.utf8.count < 5000, "\(reply.text.utf8.count)")
    }
  }

  @Test("invalid answers leave a held request held")
  func unfitAnswer() async throws {
    let console = try Console()
    try await console.makeTable()
    _ = try await console.control("POST", "scripting", #"{"unmatched":"hold"}"#)
    let put = #"{"Put":{"TableName":"Orders","Item":{"id":{"S":"1"}}}}"#
    async let call = console.call("TransactWriteItems", #"{"TransactItems":[\#(put)]}"#)
    let held = try await console.control("POST", "requests/receive")
    let number = Int(held.json?["number"]?.double ?? 0)
    let refused = try await console.control(
      "POST", "requests/\(number)/answer", #"{"cancel":{"5":"TransactionConflict"}}"#)
    #expect(refused.status == 400, "\(refused)")
    #expect(refused.refusal == "The body is not an answer to TransactWriteItems on Orders.")
    let answer = try await console.control(
      "POST", "requests/\(number)/answer", #"{"cancel":{"0":"TransactionConflict"}}"#)
    #expect(answer.status == 200, "\(answer)")
    #expect(try await call.error == "TransactionCanceledException")
    _ = try await console.control("DELETE", "scripting")
    #expect(try await console.count() == 0)
  }

  @Test("do not reveal credentials")
  func credentials() async throws {
    let console = try Console()
    _ = try await console.control("POST", "scripting", #"{"unmatched":"hold"}"#)
    let secrets: [(String, String)] = [
      ("X-Amz-Security-Token", "TOPSECRET"), ("Cookie", "TOPSECRET"),
    ]
    for name in ["Authorization", "x-amz-security-token", "Cookie"] {
      async let call = console.call("ListTables", "{}", on: nil, secrets)
      let mismatch = try await console.control(
        "POST", "requests/receive",
        #"{"strict":true,"when":{"headers":{"\#(name)":{"$prefix":"other"}}}}"#)
      #expect(mismatch.code == "Mismatch", "\(mismatch)")
      #expect(mismatch.refusal?.contains("found another value") == true, "\(mismatch)")
      let verify = try await console.control(
        "POST", "journal/verify",
        #"{"expect":[{"when":{"headers":{"\#(name)":{"$prefix":"other"}}}}]}"#)
      _ = try await console.control("POST", "scripting", #"{"unmatched":"refuse"}"#)
      try await console.rule(
        #"{"when":{"headers":{"\#(name)":{"$prefix":"other"}}},"then":{}}"#)
      let refused = try await console.call("ListTables", "{}", on: nil, secrets)
      let journal = try await console.control("GET", "journal")
      let held = try await console.control("GET", "requests")
      for reply in [mismatch, verify, refused, journal, held] {
        #expect(!reply.text.contains("TOPSECRET"), "\(name): \(reply)")
        #expect(!reply.text.contains("Signature="), "\(name): \(reply)")
        #expect(!reply.fields.contains { $0.value.contains("TOPSECRET") }, "\(name)")
      }
      let number = console.scripting["default"].held.waiting.first?.number ?? 0
      _ = try await console.control("POST", "requests/\(number)/answer", "{}")
      _ = try await call
      _ = try await console.control("POST", "scripting", #"{"unmatched":"hold"}"#)
    }
  }

  @Test("for all databases do not create a script for a missing database")
  func bogusDatabases() async throws {
    let console = try Console()
    _ = try await console.control("POST", "databases/*/rules", #"{"then":{"throttle":true}}"#)
    let before = console.scripting.all.count
    for number in 0..<50 {
      let reply = try await console.call("ListTables", "{}", on: "nowhere-\(number)")
      #expect(reply.error == "ResourceNotFoundException", "\(reply)")
    }
    #expect(console.scripting.all.count == before)
  }
}

/// Tests the life of rules, as described in docs/scripting.md.
@Suite("Rules and the life of a database", .timeLimit(.minutes(10)))
struct RuleLifeTests {
  private static let get = #"{"TableName":"Orders","Key":{"id":{"S":"1"}}}"#

  @Test("a fork copies the states of stale reads with its rules", arguments: Setting.Store.allCases)
  func staleFork(store: Setting.Store) async throws {
    let console = try Console(store)
    try await console.makeTable()
    try await console.put("1", #","n":{"N":"1"}"#)
    try await console.rule(
      #"{"id":"old","when":{"operation":"GetItem"},"then":{"stale":{"asOf":"rule"}}}"#)
    try await console.put("1", #","n":{"N":"2"}"#)
    let made = try await console.control(
      "POST", "databases", #"{"name":"mine","from":"default","rules":true}"#)
    #expect(made.status == 200, "\(made)")
    try await console.put("1", #","n":{"N":"3"}"#, on: "mine")
    // The fork was created when the number was 2, which is when its copy of the rule was added.
    let found = try await console.call("GetItem", Self.get, on: "mine")
    #expect(found.json?["Item"]?["n"]?["N"]?.text == "2", "\(found)")
    #expect(found.rule == "old")
    let old = try await console.call("GetItem", Self.get)
    #expect(old.json?["Item"]?["n"]?["N"]?.text == "1", "\(old)")
  }

  @Test("a stale read of a missing state is rejected")
  func missingState() async throws {
    let console = try Console()
    try await console.makeTable()
    // The checkpoint existed when the rule was added.
    _ = try await console.control(
      "POST", "databases/default/checkpoints", #"{"name":"none"}"#)
    try await console.rule(
      #"{"when":{"operation":"GetItem"},"then":{"stale":{"checkpoint":"none"}}}"#)
    _ = try await console.control("DELETE", "databases/default/checkpoints/none")
    // Rules for all databases cannot use a database's checkpoints.
    try await console.rule(
      #"{"when":{"operation":"Query"},"then":{"stale":{"checkpoint":"none"}}}"#, in: "*")
    let query =
      #"{"TableName":"Orders","KeyConditionExpression":"id = :i","ExpressionAttributeValues":"#
      + #"{":i":{"S":"1"}}}"#
    for reply in [
      try await console.call("GetItem", Self.get), try await console.call("Query", query),
    ] {
      #expect(reply.error == "UnexpectedRequest")
      #expect(reply.message?.contains(#"checkpoint "none""#) == true, "\(reply)")
    }
    let journal = try await console.control("GET", "journal?operation=reads")
    #expect(journal.text.contains("the state that a stale read is to see is not there"))
  }

  @Test("a state that cannot be kept for stale reads is an error, and no rule is added")
  func failedFork() async throws {
    let console = try Console(.sqlite)
    try await console.makeTable()
    try console.registry.defaultDatabase.close()
    let reply = try await console.control(
      "POST", "rules", #"{"when":{"operation":"GetItem"},"then":{"stale":{"asOf":"rule"}}}"#)
    #expect(reply.status == 500, "\(reply)")
    #expect(reply.refusal?.contains("cannot be kept, and no rule was added: ") == true, "\(reply)")
    #expect(try await console.control("GET", "rules").text == #"{"rules":[]}"#)
  }

  @Test("stale reads as of the rule belong to the rules of one database, however they are added")
  func staleEverywhere() async throws {
    let rule = #"{"when":{"operation":"GetItem"},"then":{"stale":{"asOf":"rule"}}}"#
    let console = try Console()
    let reply = try await console.control("POST", "databases/*/rules", rule)
    #expect(reply.refusal?.contains("possible only in rules of one database") == true, "\(reply)")
    let rules = try RuleReader.rules(Array(rule.utf8)).rules
    #expect(throws: ScriptingError.self) {
      try console.scripting.everywhere.add(rules, now: console.clock.now)
    }
    #expect(throws: ScriptingError.self) {
      try console.scripting["default"].add(rules, now: console.clock.now)
    }
  }

  @Test("a fork starts without rules; a reset keeps them; a drop removes them")
  func life() async throws {
    let console = try Console()
    try await console.rule(
      #"{"id":"mine","then":{"throttle":"TableReadProvisionedThroughputExceeded"}}"#)
    _ = try await console.control("POST", "databases", #"{"name":"fork","from":"default"}"#)
    #expect(try await console.control("GET", "databases/fork/rules").text == #"{"rules":[]}"#)
    _ = try await console.control("POST", "databases/default/reset")
    #expect(try await console.control("GET", "rules/mine").status == 200)
    try await console.rule(#"{"id":"gone","then":{"refuse":true}}"#, in: "fork")
    _ = try await console.control("DELETE", "databases/fork")
    #expect(try await console.control("GET", "databases/fork/rules").status == 404)
    #expect(
      try await console.control("POST", "databases/fork/rules", #"{"then":{}}"#).status == 404)
    _ = try await console.control("POST", "databases", #"{"name":"fork"}"#)
    #expect(try await console.control("GET", "databases/fork/rules").text == #"{"rules":[]}"#)
  }

  @Test("bodies that are not JSON are in the journal as text")
  func bodies() async throws {
    let console = try Console()
    try await console.rule(#"{"then":{}}"#)
    for body in [
      "", "not JSON", "[]", "\u{0}\u{1}", "{\"a\":", String(repeating: "[", count: 5000),
    ] {
      _ = try await console.call("PutItem", body)
      let journal = try await console.control("GET", "journal?limit=1")
      let entry = journal.json?["entries"]?[0]
      #expect(entry?["operation"]?.text == "PutItem", "\(journal)")
      #expect(entry?["answeredBy"]?["refused"] != nil, "\(journal)")
      #expect(
        try await console.control("POST", "journal/count", #"{"when":{"key":{"id":{"S":"1"}}}}"#)
          .status == 200)
    }
  }
}
