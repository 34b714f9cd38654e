import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import Testing

/// Tests actions as described in docs/scripting.md; errors are those of docs/throttling.md and of
/// the engine's tests.
@Suite("Actions")
struct ActionTests {
  @Test(
    "S20: `fail` gives any error of the catalogue, with its namespace, status and message",
    arguments: [
      (#""InternalServerError""#, 500, "com.amazonaws.dynamodb.v20120810#InternalServerError"),
      (#""ServiceUnavailable""#, 503, "com.amazon.coral.service#ServiceUnavailable"),
      (#""ExpiredTokenException""#, 400, "com.amazon.coral.service#ExpiredTokenException"),
      (
        #""TransactionConflictException""#, 400,
        "com.amazonaws.dynamodb.v20120810#TransactionConflictException"
      ),
      (
        #"{"code":"ValidationException","message":"no"}"#, 400,
        "com.amazon.coral.validate#ValidationException"
      ),
      (#"{"code":"Odd","status":418,"message":"tea","namespace":"a.b"}"#, 418, "a.b#Odd"),
    ])
  func failures(fail: String, status: Int, type: String) async throws {
    let console = try Console()
    try await console.rule(#"{"then":{"fail":\#(fail)}}"#)
    let reply = try await console.call("ListTables")
    #expect(reply.status == status)
    #expect(reply.json?["__type"]?.text == type)
    #expect(reply.message?.isEmpty == false)
  }

  @Test("S9: `throttle` follows the table's billing mode, with the reason and the ARN")
  func throttle() async throws {
    let console = try Console()
    try await console.makeTable()
    try await console.rule(#"{"when":{"operation":"writes"},"then":{"throttle":true}}"#)
    let reply = try await console.put("1")
    #expect(reply.error == "ThrottlingException")
    let reason = reply.json?["throttlingReasons"]?[0]
    #expect(reason?["reason"]?.text == "TableWriteKeyRangeThroughputExceeded")
    #expect(reason?["resource"]?.text == "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders")
    #expect(try await console.get("1").text == "{}")
  }

  @Test("`throttle` in a batch returns the matching entries, or is an exception for all of them")
  func throttledBatch() async throws {
    let console = try Console()
    try await console.makeTable()
    let batch =
      #"{"RequestItems":{"Orders":[{"PutRequest":{"Item":{"id":{"S":"1"}}}},{"PutRequest":{"#
      + #""Item":{"id":{"S":"2"}}}}]}}"#
    try await console.rule(
      #"{"id":"one","when":{"key":{"id":{"S":"2"}}},"limit":{"times":1},"then":{"throttle":true}}"#)
    let part = try await console.call("BatchWriteItem", batch)
    #expect(part.status == 200)
    #expect(
      part.json?["UnprocessedItems"]?["Orders"]?.elements?.count == 1
        && part.text.contains(#"{"S":"2"}"#))
    #expect(try await console.count() == 1)
    try await console.rule(#"{"when":{"operation":"BatchWriteItem"},"then":{"throttle":true}}"#)
    #expect(try await console.call("BatchWriteItem", batch).error == "ThrottlingException")
    #expect(try await console.count() == 1)
  }

  @Test(
    "`cancel` returns a reason for each action, AWS's summary, and the requested item",
    arguments: Setting.Store.allCases)
  func cancel(store: Setting.Store) async throws {
    let console = try Console(store)
    try await console.makeTable()
    try await console.put("1", in: "Orders", #","n":{"N":"5"}"#)
    try await console.rule(
      #"{"then":{"cancel":{"0":"ConditionalCheckFailed","2":"TransactionConflict"}},"when":{"#
        + #""operation":"TransactWriteItems"}}"#
    )
    let actions = ["1", "2", "3"].map {
      #"{"Put":{"TableName":"Orders","Item":{"id":{"S":"\#($0)"}},"#
        + #""ReturnValuesOnConditionCheckFailure":"ALL_OLD"}}"#
    }
    let reply = try await console.call(
      "TransactWriteItems", #"{"TransactItems":[\#(actions.joined(separator: ","))]}"#)
    #expect(reply.error == "TransactionCanceledException")
    #expect(
      reply.message
        == "Transaction cancelled, please refer cancellation reasons for specific reasons "
        + "[ConditionalCheckFailed, None, TransactionConflict]")
    let reasons = reply.json?["CancellationReasons"]
    #expect(reasons?[0]?["Item"]?["n"]?["N"]?.text == "5")
    #expect(reasons?[0]?["Message"]?.text == "The conditional request failed")
    #expect(reasons?[1]?["Code"]?.text == "None")
    #expect(reasons?[2]?["Message"]?.text == "Transaction is ongoing for the item")
    #expect(try await console.count() == 1)
  }

  @Test(
    "`unprocessed` skips the matching entries and performs the others",
    arguments: [
      (#"{"first":1}"#, ["2", "3"]), (#"{"last":1}"#, ["1", "2"]), (#"{"allBut":1}"#, ["1"]),
      (#"{"fraction":0.5}"#, ["3"]), (#"{"first":9}"#, []),
    ])
  func unprocessed(choice: String, done: [String]) async throws {
    for store in Setting.Store.allCases {
      let console = try Console(store)
      try await console.makeTable(
        extra: #","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"}"#)
      try await console.rule(
        #"{"when":{"operation":"BatchWriteItem"},"limit":{"times":1},"then":{"unprocessed":"#
          + #"\#(choice)}}"#
      )
      let entries = ["1", "2", "3"].map { #"{"PutRequest":{"Item":{"id":{"S":"\#($0)"}}}}"# }
      let body = #"{"RequestItems":{"Orders":[\#(entries.joined(separator: ","))]}}"#
      let reply = try await console.call("BatchWriteItem", body)
      #expect(reply.status == 200)
      let left = reply.json?["UnprocessedItems"]?["Orders"]?.elements?.count
      #expect(left == 3 - done.count)
      for id in ["1", "2", "3"] {
        #expect(try await console.get(id).text.contains("Item") == done.contains(id))
      }
      // The received item can be sent again unchanged.
      let again = reply.json?["UnprocessedItems"]?.description ?? ""
      let rest = try await console.call("BatchWriteItem", #"{"RequestItems":\#(again)}"#)
      #expect(rest.text == #"{"UnprocessedItems":{}}"#)
      #expect(try await console.count() == 3)
    }
  }

  @Test("unprocessed keys have the form of the request")
  func unprocessedKeys() async throws {
    let console = try Console()
    try await console.makeTable()
    for id in ["1", "2"] { try await console.put(id) }
    try await console.rule(
      #"{"when":{"key":{"id":{"S":"2"}}},"then":{"unprocessed":{"matching":true}}}"#)
    let reply = try await console.call(
      "BatchGetItem",
      #"{"RequestItems":{"Orders":{"Keys":[{"id":{"S":"1"}},{"id":{"S":"2"}}],"ConsistentRead":"#
        + #"true}}}"#
    )
    #expect(reply.json?["Responses"]?["Orders"]?.elements?.count == 1)
    #expect(reply.json?["UnprocessedKeys"]?["Orders"]?["ConsistentRead"] == .bool(true))
    #expect(reply.json?["UnprocessedKeys"]?["Orders"]?["Keys"]?[0]?["id"]?["S"]?.text == "2")
  }

  @Test(
    "S22: `page` makes pages smaller, or inserts empty ones, and loses no item",
    arguments: Setting.Store.allCases)
  func pages(store: Setting.Store) async throws {
    let console = try Console(store)
    try await console.makeTable()
    for number in 1...5 { try await console.put("\(number)") }
    for (page, least) in [(#"{"limit":2}"#, 3), (#"{"empty":2}"#, 3)] {
      _ = try await console.control("DELETE", "scripting")
      try await console.rule(#"{"when":{"operation":"Scan"},"then":{"page":\#(page)}}"#)
      var ids: [String] = []
      var (start, pages, empty) = ("", 0, 0)
      repeat {
        let reply = try await console.call("Scan", #"{"TableName":"Orders"\#(start)}"#)
        #expect(reply.status == 200, "\(reply)")
        let items = reply.json?["Items"]?.elements ?? []
        ids += items.compactMap { $0["id"]?["S"]?.text }
        if items.isEmpty { empty += 1 }
        pages += 1
        start = reply.json?["LastEvaluatedKey"].map { #","ExclusiveStartKey":\#($0)"# } ?? ""
      } while !start.isEmpty && pages < 50
      #expect(ids.sorted() == ["1", "2", "3", "4", "5"])
      #expect(pages >= least && pages < 50)
      #expect(page.contains("empty") ? empty >= 2 : true)
    }
  }

  @Test("another writer can come first, so that the condition fails on that writer's item")
  func first() async throws {
    for store in Setting.Store.allCases {
      let console = try Console(store)
      try await console.makeTable()
      try await console.rule(
        #"{"when":{"operation":"PutItem"},"limit":{"times":1},"then":{"first":[{"operation":"#
          + #""PutItem","input":{"TableName":"Orders","Item":{"id":{"S":"1"},"by":{"S":"#
          + #""other"}}}}]}}"#
      )
      let reply = try await console.call(
        "PutItem",
        #"{"TableName":"Orders","Item":{"id":{"S":"1"},"by":{"S":"me"}},"ConditionExpression":"#
          + #""attribute_not_exists(id)","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}"#
      )
      #expect(reply.error == "ConditionalCheckFailedException")
      #expect(reply.json?["Item"]?["by"]?["S"]?.text == "other")
      #expect(try await console.get("1").json?["Item"]?["by"]?["S"]?.text == "other")
    }
  }

  @Test(
    "`stale` applies to eventually consistent reads, but not to strongly consistent ones")
  func stale() async throws {
    for store in Setting.Store.allCases {
      let console = try Console(store)
      try await console.makeTable()
      try await console.put("1", in: "Orders", #","v":{"N":"1"}"#)
      try await console.rule(#"{"when":{"operation":"reads"},"then":{"stale":{"asOf":"rule"}}}"#)
      try await console.put("1", in: "Orders", #","v":{"N":"2"}"#)
      #expect(try await console.get("1").json?["Item"]?["v"]?["N"]?.text == "1")
      let strong = try await console.call(
        "GetItem", #"{"TableName":"Orders","Key":{"id":{"S":"1"}},"ConsistentRead":true}"#)
      #expect(strong.json?["Item"]?["v"]?["N"]?.text == "2")
      _ = try await console.control("DELETE", "rules")
      #expect(try await console.get("1").json?["Item"]?["v"]?["N"]?.text == "2")
    }
  }

  @Test("`stale` with seconds returns the value of that time")
  func staleSeconds() async throws {
    let console = try Console()
    try await console.makeTable()
    try await console.rule(#"{"when":{"operation":"reads"},"then":{"stale":{"seconds":2}}}"#)
    try await console.put("1", in: "Orders", #","v":{"N":"1"}"#)
    console.clock.advance(by: .seconds(5))
    try await console.put("1", in: "Orders", #","v":{"N":"2"}"#)
    #expect(try await console.get("1").json?["Item"]?["v"]?["N"]?.text == "1")
    console.clock.advance(by: .seconds(3))
    #expect(try await console.get("1").json?["Item"]?["v"]?["N"]?.text == "2")
  }

  @Test("`stale` with a checkpoint returns its value")
  func staleCheckpoint() async throws {
    let console = try Console()
    try await console.makeTable()
    _ = try await console.control("POST", "databases/default/checkpoints", #"{"name":"empty"}"#)
    try await console.put("1")
    try await console.rule(
      #"{"when":{"operation":"reads"},"then":{"stale":{"checkpoint":"empty"}}}"#)
    #expect(try await console.get("1").text == "{}")
  }

  @Test("`change` edits the request, `alter` the response and its head")
  func editing() async throws {
    let console = try Console()
    try await console.makeTable()
    try await console.rule(
      #"{"when":{"operation":"PutItem"},"then":{"change":{"set":{"Item.extra.S":"added"},"#
        + #""remove":["Item.gone"]}}}"#
    )
    try await console.put("1", in: "Orders", #","gone":{"S":"x"}"#)
    #expect(
      try await console.get("1").json?["Item"]?.description
        == #"{"extra":{"S":"added"},"id":{"S":"1"}}"#)
    try await console.rule(
      #"{"when":{"operation":"DescribeTable"},"then":{"alter":{"set":{"Table.TableStatus":"#
        + #""CREATING"},"headers":{"X-Seen":"yes","Date":"Sat, 01 Jan 2000 00:00:00 GMT"}}}}"#
    )
    let reply = try await console.call("DescribeTable", #"{"TableName":"Orders"}"#)
    #expect(reply.json?["Table"]?["TableStatus"]?.text == "CREATING")
    #expect(reply.fields.contains { $0.name == "X-Seen" && $0.value == "yes" })
    #expect(reply.delivery?.date == "Sat, 01 Jan 2000 00:00:00 GMT")
  }

  @Test("templates are filled from the request, the count and the clock")
  func templates() async throws {
    let console = try Console()
    try await console.rule(
      #"{"when":{"operation":"GetItem"},"then":{"output":{"Item":{"id":{"$from":"Key.id"},"n":{"#
        + #""N":{"$count":true}},"at":{"S":{"$now":"iso"}},"u":{"S":{"$uuid":true}}}}}}"#
    )
    _ = try await console.get("1", in: "T01")
    let item = try await console.get("7", in: "T01").json?["Item"]
    #expect(item?["id"]?["S"]?.text == "7")
    #expect(item?["n"]?["N"]?.text == "2")
    #expect(item?["at"]?["S"]?.text == "2026-01-01T00:00:00.000Z")
    #expect(item?["u"]?["S"]?.text?.count == 36)
  }

  @Test("`raw` sends anything, such as a proxy's page")
  func raw() async throws {
    let console = try Console()
    try await console.rule(
      #"{"then":{"raw":{"status":503,"headers":{"Content-Type":"text/html"},"body":"#
        + #""<html>busy</html>"}}}"#
    )
    let reply = try await console.call("ListTables")
    #expect(reply.status == 503)
    #expect(reply.text == "<html>busy</html>")
  }

  @Test("S13: deliveries reach the connection, with or without the engine")
  func deliveries() async throws {
    let console = try Console()
    try await console.makeTable()
    try await console.rule(#"{"limit":{"times":1},"then":{"hangUp":"beforeApplying"}}"#)
    #expect(try await console.put("1").delivery?.form == .hangUp)
    #expect(try await console.count() == 0)
    try await console.rule(#"{"limit":{"times":1},"then":{"reset":"afterApplying"}}"#)
    #expect(try await console.put("1").delivery?.form == .reset)
    #expect(try await console.count() == 1)
    for (then, form) in [
      (#"{"truncate":3}"#, "truncate"), (#"{"truncate":0.5}"#, "truncate"),
      (#"{"stall":{"afterBytes":1}}"#, "stall"), (#"{"drip":{"seconds":1}}"#, "drip"),
      (#"{"bytesPerSecond":10}"#, "bytesPerSecond"), (#"{"checksum":"wrong"}"#, "checksum"),
      (#"{"close":true}"#, "close"), (#"{"mute":"afterApplying"}"#, "mute"),
    ] {
      _ = try await console.control("DELETE", "scripting")
      try await console.rule(#"{"then":\#(then)}"#)
      #expect(try await console.call("ListTables").delivery != nil, "\(form)")
      let entry = try await console.control("GET", "journal").json?["entries"]?[0]
      #expect(entry?["delivery"]?.text == form)
    }
  }

  @Test("a delay by the database's clock ends when the clock moves, or with its rule")
  func delays() async throws {
    let console = try Console()
    try await console.rule(#"{"id":"slow","then":{"delay":{"clock":60}}}"#)
    async let first = console.call("ListTables")
    // The clock has to move after the delay has begun, which may take time.
    let clock = Task {
      while !Task.isCancelled {
        console.clock.advance(by: .seconds(60))
        try await Task.sleep(for: .milliseconds(10))
      }
    }
    defer { clock.cancel() }
    #expect(try await first.status == 200)
    try await console.rule(#"{"id":"slow","then":{"delay":600}}"#)
    async let second = console.call("ListTables")
    while try console.scripting["default"].rule("slow").counts.applied == 0 { await Task.yield() }
    try await Task.sleep(for: .milliseconds(100))
    _ = try await console.control("DELETE", "rules/slow")
    #expect(try await second.status == 200)
  }
}
