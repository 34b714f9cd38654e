// snippet
import Dynamock
import DynamockTesting
import Testing

@Suite(
  .database { seed in
    try await seed.createTable(
      CreateTableInput(tableName: "Orders", partitionKey: .string("id")))
    try await seed.putItem(PutItemInput(tableName: "Orders", item: ["id": "1", "state": "open"]))
  })
struct OrderTests {
  @Test("an order is cancelled once")
  func cancel() async throws {
    let database = try TestDatabase.current
    var update = UpdateItemInput(tableName: "Orders", key: ["id": "1"])
    update.updateExpression = "SET #state = :cancelled"
    update.conditionExpression = "#state = :open"
    update.expressionAttributeNames = ["#state": "state"]
    update.expressionAttributeValues = [":cancelled": "cancelled", ":open": "open"]

    try await database.updateItem(update)
    let error = await #expect(throws: DynamoDBError.self) { try await database.updateItem(update) }
    #expect(error?.code == .conditionalCheckFailed)
  }

  @Test("an order is removed with one unit")
  func remove() async throws {
    let database = try TestDatabase.current
    let cost = try await database.cost {
      try await database.deleteItem(DeleteItemInput(tableName: "Orders", key: ["id": "1"]))
    }
    #expect(cost.writeUnits == 1)
    #expect(try await database.scan(ScanInput(tableName: "Orders")).count == 0)
  }
}
// snippet.end

@Suite(.database)
struct ServedSnippets {
  @Test("The documentation's database is served")
  func serve() async throws {
    // snippet
    let database = try TestDatabase.current
    try await database.createTable(
      CreateTableInput(tableName: "Orders", partitionKey: .string("id")))
    try await database.served { endpoint in
      // http://127.0.0.1:49152: the endpoint for an SDK
      try await runCodeUnderTest(endpoint: endpoint)
    }
    let orders = try await database.scan(ScanInput(tableName: "Orders")).items ?? []
    // snippet.end
    #expect(orders.isEmpty)
  }

  private func runCodeUnderTest(endpoint: String) async throws {
    #expect(endpoint.hasPrefix("http://127.0.0.1:"))
  }
}
