import Dynamock
import DynamockModel
import DynamockStatistics
import Testing

/// Compares prices with AWS's price list ([aws-price-list]) and published formulas
/// ([aws-pricing-on-demand], [aws-pricing-provisioned], key terms).
///
/// Request units are paid by the million, provisioned units by the hour, storage by the gigabyte and
/// month, with 100 bytes more per item. A month has the 730 hours of AWS's calculator.
@Suite("Monthly prices of plans")
struct PlanPriceTests {
  private let clock = ManualClock()

  /// The prices of us-east-1, as AWS publishes them.
  private let prices = Prices()

  @Test("are based on the unit prices of AWS's price list")
  func unitPrices() {
    // ReadRequestUnits and WriteRequestUnits are priced by one, capacity units by the hour, storage
    // by the gigabyte and month; a million of the former is what pricing pages show.
    #expect(abs(prices.millionReads / 1e6 - 0.0000001250) < 1e-18)
    #expect(abs(prices.millionWrites / 1e6 - 0.0000006250) < 1e-18)
    #expect(prices.readUnitHour == 0.0001300000)
    #expect(prices.writeUnitHour == 0.0006500000)
    #expect(prices.gigabyteMonth == 0.2500000000)
    #expect(prices.region == "us-east-1")
  }

  private func everySecond(
    _ seconds: Int, on database: DynamockDatabase, _ body: (Int) async throws -> Void
  ) async throws -> TablePlan {
    for second in 0..<seconds {
      try await body(second)
      if second < seconds - 1 { clock.advance(by: .seconds(1)) }
    }
    return try #require(database.plans(prices: prices).first)
  }

  private func read(_ id: String, strongly: Bool, from database: DynamockDatabase) async throws {
    _ = try await database.getItem(
      GetItemInput(tableName: "Things", key: ["id": .string(id)], consistentRead: strongly))
  }

  @Test("of standard writes of 1 KB and strong reads of 4 KB, 10 of each per second")
  func standard() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeTable()
    database.countsCalls = false
    try await database.put("read", bytes: 4096)
    database.countsCalls = true
    let plan = try await everySecond(60, on: database) { _ in
      for number in 0..<10 {
        try await database.put("\(number)", bytes: 1024)
        try await read("read", strongly: true, from: database)
      }
    }
    // 10 x 3,600 x 730 = 26.28 million of either: 26.28 x 0.625 + 26.28 x 0.125.
    #expect(abs(plan.month.onDemand - 19.71) < 1e-9)
    // 10 units x 730 h x 0.00065 + 10 units x 730 h x 0.00013.
    #expect(abs(plan.month.provisionedWithBurst - 5.694) < 1e-9)
    #expect(abs(plan.month.provisionedForPeak - 5.694) < 1e-9)
    #expect(plan.recommendation.mode == .provisioned)
    // An hour of a unit costs 0.00065; 3,600 request units cost 0.00225: the same for reads.
    #expect(abs(plan.recommendation.breakEvenUse - 0.00065 / 0.00225) < 1e-12)
    #expect(abs(plan.recommendation.use - 1) < 1e-12)
  }

  @Test("of transactional writes of 3 KB and eventually consistent reads of 8 KB")
  func transactional() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeTable()
    database.countsCalls = false
    try await database.put("read", bytes: 8192)
    database.countsCalls = true
    let item: Item = [
      "id": .string("t"), "v": .string(String(repeating: "x", count: 3072 - 4)),
    ]
    let plan = try await everySecond(60, on: database) { _ in
      _ = try await database.transactWriteItems(
        TransactWriteItemsInput(
          transactItems: [TransactWriteItem(put: Put(item: item, tableName: "Things"))]))
      try await read("read", strongly: false, from: database)
    }
    // Six write units and one read unit per second: 15.768 and 2.628 million.
    #expect(abs(plan.month.onDemand - (15.768 * 0.625 + 2.628 * 0.125)) < 1e-9)
    #expect(abs(plan.month.provisionedWithBurst - 730 * (6 * 0.00065 + 0.00013)) < 1e-9)
  }

  @Test("of a table with an index and a short peak: on demand costs less below the break-even use")
  func peak() async throws {
    let database = try DynamockDatabase(clock: clock)
    _ = try await database.createTable(.ordersWithIndexes)
    for number in 0..<200 {
      _ = try await database.putItem(
        PutItemInput(tableName: "Orders", item: .order(number, id: "o\(number)")))
    }
    clock.advance(by: .seconds(3599))
    let plan = try #require(database.plans(for: "Orders", prices: prices).first)
    // 200 writes of the table and of the index in an hour: 2 x 200 x 730 = 0.292 million a month.
    #expect(abs(plan.month.onDemand - 0.292 * 0.625) < 1e-9)
    // A new table has the units of one second: 200 of each, and the least of reads.
    #expect(abs(plan.month.provisionedWithBurst - 730 * (400 * 0.00065 + 2 * 0.00013)) < 1e-9)
    #expect(plan.recommendation.mode == .onDemand)
    #expect(plan.recommendation.use < plan.recommendation.breakEvenUse)
    let bytes = plan.sources.reduce(0) { $0 + $1.bytes + 100 * $1.items }
    #expect(abs(plan.month.storage - Double(bytes) / 1_073_741_824 * 0.25) < 1e-12)
    let growth = try #require(plan.growth)
    #expect(growth.itemsPerDay == 200 * 24)
  }
}
