import Dynamock
import DynamockTesting
import Testing

@Suite("A migration", .database { try await makeShop(in: $0) })
struct MigrationTests {
  @Test("is tried on a fork, and changes what it should and nothing else")
  func dryRun() async throws {
    let real = try TestDatabase.current
    let trial = try await real.fork()

    var update = UpdateItemInput(tableName: "Stock", key: ["product": "guitar"])
    update.updateExpression = "SET price = :price"
    update.expressionAttributeValues = [":price": 449.5]
    try await trial.updateItem(update)

    let changes = try await trial.diff(from: real)
    #expect(changes.count == 1)
    guard case .itemChanged("Stock", let before, let after) = try #require(changes.first) else {
      Issue.record("not a changed item")
      return
    }
    #expect(before["price"] == nil)
    #expect(after["price"] == 449.5)
  }
}
