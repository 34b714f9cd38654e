import Dynamock
import DynamockTesting
import Testing

@Suite("The shop's stock", .database { try await makeShop(in: $0) })
struct StockTests {
  @Test("falls with an order, and the order is there")
  func order() async throws {
    let database = try TestDatabase.current
    try await ShopTests.order("guitar", for: "Ana", at: "2026-01-01", in: database)
    #expect(try await left(of: "guitar", in: database) == 2)
    let orders = try await database.scan(ScanInput(tableName: "Orders"))
    #expect(orders.items?.first?["customer"] == "Ana")
  }

  @Test("ends after three orders, and the fourth leaves no trace")
  func soldOut() async throws {
    let database = try TestDatabase.current
    for customer in ["Ana", "Ben", "Cleo"] {
      try await ShopTests.order("guitar", for: customer, at: "2026-01-01", in: database)
    }
    let error = await #expect(throws: DynamoDBError.self) {
      try await ShopTests.order("guitar", for: "Dan", at: "2026-01-01", in: database)
    }
    #expect(error?.code == .transactionCanceled)
    #expect(error?.cancellationReasons.map(\.code) == [.conditionalCheckFailed, .none])
    #expect(try await database.scan(ScanInput(tableName: "Orders")).count == 3)
  }

  @Test("costs four units an order")
  func budget() async throws {
    let database = try TestDatabase.current
    let cost = try await database.cost {
      try await ShopTests.order("guitar", for: "Ana", at: "2026-01-01", in: database)
    }
    #expect(cost.writeUnits == 4)
    #expect(cost.tables["Stock"]?.write == 2)
  }
}
