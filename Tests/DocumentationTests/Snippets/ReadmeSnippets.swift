// snippet
import Dynamock
import DynamockTesting
import Testing

@Suite(
  .database { seed in
    try await seed.createTable(CreateTableInput(tableName: "Stock", partitionKey: .string("id")))
    try await seed.putItem(PutItemInput(tableName: "Stock", item: ["id": "guitar", "left": 3]))
  })
struct StockTests {
  @Test("a sale reduces the stock, for one unit")
  func sale() async throws {
    let database = try TestDatabase.current  // this test's own fork of the seeded database
    let key: Item = ["id": "guitar"]
    let cost = try await database.cost {
      try await database.updateItem(
        UpdateItemInput(
          tableName: "Stock", key: key, updateExpression: "ADD #left :sold",
          expressionAttributeNames: ["#left": "left"], expressionAttributeValues: [":sold": -1]))
    }
    #expect(cost.writeUnits == 1)
    let answer = try await database.getItem(GetItemInput(tableName: "Stock", key: key))
    #expect(answer.item?["left"] == 2)
  }
}
// snippet.end
