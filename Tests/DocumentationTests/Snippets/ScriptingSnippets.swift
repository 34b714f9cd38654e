// snippet
import Dynamock
import DynamockScripting
import DynamockTesting
import Testing

@Suite(
  .database { seed in
    try await seed.createTable(
      CreateTableInput(tableName: "Orders", partitionKey: .string("id")))
    try await seed.putItem(PutItemInput(tableName: "Orders", item: ["id": "42", "paid": 0]))
  })
struct CheckoutTests {
  @Test("a payment whose response is lost is not made twice")
  func lostAnswer() async throws {
    let database = try TestDatabase.current
    try await database.scripted { stage in
      try stage.rules.add(
        .when(.updateItem, table: "Orders"), .times(1), then: .hangUp(.afterApplying))
      try await Checkout(endpoint: stage.endpoint).pay("42")
      #expect(try stage.journal.count(.when(.updateItem)) == 2)
    }
    let get = GetItemInput(tableName: "Orders", key: ["id": "42"])
    #expect(try await database.getItem(get).item?["paid"] == 1)
  }
}
// snippet.end

@Suite(
  .database { seed in
    try await seed.createTable(
      CreateTableInput(tableName: "Orders", partitionKey: .string("id")))
    try await seed.putItem(PutItemInput(tableName: "Orders", item: ["id": "42", "paid": 0]))
  }, .timeLimit(.minutes(10)))
struct ScriptingSnippets {
  @Test("The documentation's rule is written as JSON")
  func json() async throws {
    try await TestDatabase.current.scripted { stage in
      // snippet
      try await stage.rules.add(
        json: """
          {"when": {"operation": "UpdateItem"}, "limit": {"times": 2}, "then": {"throttle": true}}
          """)
      try await Checkout(endpoint: stage.endpoint).pay("42")
      #expect(try stage.journal.count(.when(.updateItem, table: "Orders")) == 3)
      // snippet.end
    }
  }

  @Test("The documentation's request is held")
  func holding() async throws {
    try await TestDatabase.current.scripted { stage in
      // snippet
      stage.unmatched = .hold
      async let payment: Void = Checkout(endpoint: stage.endpoint).pay("42")

      let first = try await stage.receive(.when(.updateItem))
      #expect(first.input["Key"]?["id"]?["S"]?.text == "42")
      try first.throttle()

      let second = try await stage.receive(.when(.updateItem), within: .seconds(5))
      #expect(second.input == first.input)
      try second.pass()
      try await payment
      // snippet.end
    }
  }

  @Test("The documentation's operation is performed without a socket")
  func performing() async throws {
    let database = try TestDatabase.current
    try await database.scripted { stage in
      // snippet
      try stage.rules.add(.when(.deleteItem), then: .hangUp(.afterApplying))
      let delete = DeleteItemInput(tableName: "Orders", key: ["id": "42"])
      await #expect(throws: ConnectionLost.self) { try await stage.perform(.deleteItem(delete)) }
      #expect(try await database.scan(ScanInput(tableName: "Orders")).count == 0)
      // snippet.end
    }
  }
}
