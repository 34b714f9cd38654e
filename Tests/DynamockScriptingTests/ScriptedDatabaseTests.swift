import Dynamock
import DynamockModel
import DynamockScripting
import Testing

@testable import DynamockTesting

/// Tests the Swift API for scripts (docs/testing.md).
@Suite(
  "A scripted database",
  .database { seed in
    _ = try await seed.createTable(
      CreateTableInput(tableName: "Orders", partitionKey: .string("id")))
  }, .timeLimit(.minutes(10)))
struct ScriptedDatabaseTests {
  /// Sends one request over a socket, like a client that retries.
  private static func call(_ operation: String, _ body: String, _ endpoint: String) async throws
    -> Answer
  {
    let port = Int(endpoint.split(separator: ":").last ?? "") ?? 0
    var head = "POST / HTTP/1.1\r\n"
    let fields =
      signedHeaders(of: operation)
      + [("Content-Length", "\(body.utf8.count)"), ("Connection", "close")]
    for field in fields { head += "\(field.0): \(field.1)\r\n" }
    let request = Array((head + "\r\n" + body).utf8)
    for _ in 0..<2 {
      let response = try await withCheckedThrowingContinuation { continuation in
        // A dedicated thread, because the exchange blocks.
        Thread.run {
          continuation.resume(
            with: Result { try SocketConversation.exchange(request, with: "127.0.0.1", port) })
        }
      }
      if !response.isEmpty { return try Answer(response: response) }
    }
    throw NoResponse()
  }

  private static let pay =
    #"{"TableName":"Orders","Key":{"id":{"S":"42"}},"UpdateExpression":"ADD paid :one","#
    + #""ExpressionAttributeValues":{":one":{"N":"1"}}}"#

  @Test(
    "S2: has an endpoint, and a retrying client repeats an update whose response is lost"
  )
  func lostAnswer() async throws {
    let database = try TestDatabase.current
    try await database.scripted { stage in
      try stage.rules.add(
        .when(.updateItem, table: "Orders"), .times(1), then: .hangUp(.afterApplying))
      #expect(try await Self.call("UpdateItem", Self.pay, stage.endpoint).status == 200)
      #expect(try stage.journal.count(.when(.updateItem)) == 2)
      try stage.journal.verify(.when(.updateItem), .when(.updateItem), others: false)
    }
    let item = try await database.getItem(GetItemInput(tableName: "Orders", key: ["id": "42"])).item
    #expect(item?["paid"] == .number(2))
  }

  @Test("holds requests for the test, which answers them one by one")
  func holding() async throws {
    try await TestDatabase.current.scripted { stage in
      stage.unmatched = .hold
      async let outcome = Self.call("UpdateItem", Self.pay, stage.endpoint)
      let request = try await stage.receive(.when(.updateItem))
      #expect(request.operation == "UpdateItem")
      #expect(request.input["Key"]?["id"]?["S"]?.text == "42")
      try request.fail("ProvisionedThroughputExceededException")
      #expect(try await outcome.errorName == "ProvisionedThroughputExceededException")
      async let second = Self.call("UpdateItem", Self.pay, stage.endpoint)
      let again = try await stage.receive(.when(.updateItem), isStrict: true)
      try again.pass()
      #expect(try await second.status == 200)
      #expect(throws: ScriptingRefusal.self) { try again.pass() }
    }
  }

  @Test("throws for a strict receive of another request, and if nothing arrives")
  func refusals() async throws {
    try await TestDatabase.current.scripted { stage in
      stage.unmatched = .hold
      async let outcome = Self.call("ListTables", "{}", stage.endpoint)
      let mismatch = await #expect(throws: ScriptingRefusal.self) {
        try await stage.receive(.when(.putItem), isStrict: true)
      }
      #expect(mismatch?.code == "Mismatch")
      let nothing = await #expect(throws: ScriptingRefusal.self) {
        try await stage.receive(.when(.putItem), within: .milliseconds(100))
      }
      #expect(nothing?.code == "NothingReceived")
      stage.rules.clear()
      let answer = try await outcome
      #expect(answer.errorName == "UnexpectedRequest")
    }
  }

  @Test("reads rules from JSON, and reports their faults")
  func json() async throws {
    try await TestDatabase.current.scripted { stage in
      try await stage.rules.add(
        json: #"{"when":{"operation":"ListTables"},"then":{"output":{"TableNames":["x"]}}}"#)
      let answer = try await Self.call("ListTables", "{}", stage.endpoint)
      #expect(answer["TableNames"]?[0]?.text == "x")
      let refusal = await #expect(throws: ScriptingRefusal.self) {
        try await stage.rules.add(json: #"{"thn":{}}"#)
      }
      #expect(refusal?.description.contains("did you mean then?") == true)
    }
  }
}

/// Tests `.database(…)` with `.rules(…)` (docs/testing.md).
@Suite("A suite's files of rules", .timeLimit(.minutes(10)))
struct ScriptedSuiteTests {
  private static var path: String {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(folder)/Config/rules/throttled.json"
  }

  @Test("are listed first for a stage", .database.rules(path))
  func rules() async throws {
    try await TestDatabase.current.scripted { stage in
      #expect(!stage.scripting.rules.isEmpty)
    }
  }

  @Test("are named if they are missing", .database.rules("/nowhere/rules.json"))
  func missing() async throws {
    let database = try TestDatabase.current
    let refusal = await #expect(throws: ScriptingRefusal.self) {
      try await database.scripted { _ in }
    }
    #expect(refusal?.description == "there is no file to read at /nowhere/rules.json")
  }

  @Test("a held request is answered with an output", .database)
  func reply() async throws {
    try await TestDatabase.current.scripted { stage in
      stage.unmatched = .hold
      async let answer = stage.perform(.listTables(ListTablesInput()))
      try await stage.receive().reply(.listTables(ListTablesOutput(tableNames: ["x"])))
      #expect(try await answer == .listTables(ListTablesOutput(tableNames: ["x"])))
    }
  }
}
