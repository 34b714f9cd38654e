import Dynamock
import Testing

@Suite("The documentation's budget")
struct CostSnippets {
  @Test("counts the units that a block of calls consumes")
  func budget() async throws {
    let database = try DynamockDatabase()
    try await database.createTable(
      CreateTableInput(tableName: "Music", partitionKey: .string("Artist")))

    // snippet
    let cost = try await database.cost {
      try await database.putItem(PutItemInput(tableName: "Music", item: ["Artist": "Nina Simone"]))
      _ = try await database.scan(ScanInput(tableName: "Music"))
    }
    #expect(cost.requests == 2)
    #expect(cost.writeUnits == 1)
    #expect(cost.readUnits == 2)  // half a unit for each of the four partitions of a new table
    #expect(cost.operations["Scan"] == 1)
    // snippet.end
  }
}
