import Dynamock
import DynamockModel
import DynamockScripting
import Testing

@testable import DynamockTesting

/// The Swift door: section 6 of the design.
@Suite(
  "A scripted database",
  .database { seed in
    _ = try await seed.createTable(
      CreateTableInput(tableName: "Orders", partitionKey: .string("id")))
  }, .timeLimit(.minutes(1)))
struct ScriptedDatabaseTests {
  /// Sends one request over a socket, in the way of a client that tries twice.
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
        // A thread of its own, as the exchange blocks.
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
    "S2: has an endpoint, and an update whose answer is lost is made twice by a client that retries"
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

  @Test("throws for a strict receive of another request, and when nothing comes")
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

  @Test("reads rules from JSON, and says what is wrong with them")
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
