import Dynamock
import DynamockModel
import DynamockStatistics
import Testing

@Suite("Plans")
struct PlanTests {
  private let clock = ManualClock()

  /// Ten minutes at 20 writes of one unit a second, of which every other one goes to one key; in one
  /// second 600 reads of half a unit.
  private func workload() async throws -> DynamockDatabase {
    let database = try DynamockDatabase(clock: clock)
    _ = try await database.createTable(.ordersWithIndexes)
    for second in 0..<600 {
      for number in 0..<20 {
        let id = number.isMultiple(of: 2) ? "hot" : "o\(second)-\(number)"
        _ = try await database.putItem(
          PutItemInput(tableName: "Orders", item: .order(second * 20 + number, id: id)))
      }
      if second == 300 {
        for _ in 0..<600 {
          _ = try await database.getItem(
            GetItemInput(tableName: "Orders", key: ["id": .string("hot"), "at": .number(0)]))
        }
      }
      if second < 599 { clock.advance(by: .seconds(1)) }
    }
    return database
  }

  @Test("A workload of known rates, sizes and a hot key is planned as it is")
  func knownWorkload() async throws {
    let database = try await workload()
    let plan = try #require(database.plans(for: "Orders").first)
    #expect(plan.observedSeconds == 600)
    let table = try #require(plan.sources.first)
    #expect(table.peak == Units(read: 300, write: 20))
    #expect(table.sustained == Units(read: 0.5, write: 20))
    // 300 units at once need a bucket of 300 seconds that holds them: one unit a second. Steady writes
    // need their rate, however much was saved before.
    #expect(table.withBurst == Units(read: 1, write: 20))
    #expect(!plan.isShorterThanBurst)
    #expect(plan.remark == nil)
    #expect(table.items == 12_000)
    #expect(table.billedBytes == table.bytes + 100 * 12_000)
    // 20 new items a second for a day.
    #expect(plan.growth.itemsPerDay == 20 * 86_400)
    // A month of 730 hours: 0.5 and 20 units a second for the table, 20 for the index.
    let seconds = 730.0 * 3600
    let index = try #require(plan.sources.first { $0.name == "byStatus" })
    #expect(index.sustained == Units(read: 0, write: 20))
    let onDemand = seconds * (0.5 * 0.125 + 40 * 0.625) / 1e6
    #expect(abs(plan.month.onDemand - onDemand) < 1e-6)
    let peak: Double = 730 * (301 * 0.00013 + 40 * 0.00065)
    #expect(abs(plan.month.provisionedForPeak - peak) < 1e-6)
    let hot = plan.advice.compactMap { advice -> (key: AttributeValue, share: Double)? in
      guard case .hotKey("Orders", let key, let share) = advice else { return nil }
      return (key, share)
    }
    let hottest = try #require(hot.first)
    #expect(hottest.key == .string("hot"))
    // Half of the writes and all of the reads: (6,000 + 300) of 12,300 units.
    let share: Double = 6_300 / 12_300
    #expect(abs(hottest.share - share) < 0.01)
  }

  @Test(
    "Reports a run shorter than the burst window, and plans no less than its rate",
    arguments: [0, 600])
  func shortRun(pause: Int) async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeTable()
    for second in 0..<12 {
      for number in 0..<70 { try await database.put("\(second)-\(number)", bytes: 500) }
      if second < 11 { clock.advance(by: .seconds(1)) }
    }
    // Asking later shows another sustained rate, and changes nothing in what the run needs.
    clock.advance(by: .seconds(Int64(pause)))
    let plan = try #require(database.plans().first)
    #expect(plan.usedSeconds == 12)
    #expect(plan.observedSeconds == Int64(12 + pause))
    #expect(plan.isShorterThanBurst)
    #expect(plan.remark?.contains("12 s, less than the 300 s") == true)
    let table = try #require(plan.sources.first)
    #expect(table.withBurst == Units(read: 0, write: 70))
    let price: Double = 730 * (0.00013 + 70 * 0.00065)
    #expect(abs(plan.month.provisionedWithBurst - price) < 1e-9)
  }

  @Test("Reports no short run for an unused table")
  func unusedTable() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeTable()
    let plan = try #require(database.plans().first)
    #expect(plan.usedSeconds == 0)
    #expect(plan.remark == nil)
  }

  /// Loads of reads and writes a second, in turn.
  private static let loads: [[(reads: Int, writes: Int)]] = [
    Array(repeating: (6, 7), count: 12), Array(repeating: (3, 4), count: 400),
    (0..<360).map { $0.isMultiple(of: 60) ? (40, 30) : (1, 1) },
    (0..<30).map { $0 < 3 ? (20, 20) : (0, 1) },
  ]

  @Test(
    "Provisioning the units with burst throttles nothing of the same load", arguments: 0..<4)
  func following(load: Int) async throws {
    let observed = try DynamockDatabase(clock: clock)
    try await observed.makeTable()
    try await run(Self.loads[load], on: observed)
    let need = try #require(observed.plans().first?.sources.first?.withBurst)
    let provisioned = try DynamockDatabase(clock: clock)
    provisioned.throttling.isEnforced = true
    _ = try await provisioned.createTable(
      CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "id", attributeType: .s)],
        tableName: "Things", keySchema: [KeySchemaElement(attributeName: "id", keyType: .hash)],
        billingMode: .provisioned,
        provisionedThroughput: ProvisionedThroughput(
          readCapacityUnits: Int(need.read), writeCapacityUnits: Int(need.write))))
    try await run(Self.loads[load], on: provisioned)
    let usage = try #require(provisioned.statistics?.tables.first?.source.usage(over: .start))
    #expect(usage.readThrottles + usage.writeThrottles == 0)
  }

  private func run(_ load: [(reads: Int, writes: Int)], on database: DynamockDatabase) async throws
  {
    for (reads, writes) in load {
      for number in 0..<writes { try await database.put("\(number)", bytes: 500) }
      for _ in 0..<reads {
        _ = try await database.getItem(
          GetItemInput(tableName: "Things", key: ["id": .string("0")], consistentRead: true))
      }
      clock.advance(by: .seconds(1))
    }
  }

  @Test("Advice names its evidence: scans, filters, projections, indexes that nobody reads")
  func advice() async throws {
    let database = try DynamockDatabase(clock: clock)
    _ = try await database.createTable(.ordersWithIndexes)
    for number in 0..<200 {
      _ = try await database.putItem(
        PutItemInput(tableName: "Orders", item: .order(number, id: "o\(number)")))
    }
    for _ in 0..<3 {
      _ = try await database.scan(
        ScanInput(
          tableName: "Orders", filterExpression: "id = :id AND price > :zero",
          expressionAttributeValues: [":id": .string("o7"), ":zero": .number(0)]))
    }
    let advice = try #require(database.plans(for: "Orders").first?.advice)
    #expect(
      advice.contains { advice in
        guard case .scanCouldBeQuery("Orders", "id", "Orders", 3, _) = advice else { return false }
        return true
      })
    #expect(
      advice.contains(
        .wastefulFilter(source: "Orders", pages: 3, evaluated: 600, returned: 3)))
    #expect(advice.contains(.unqueriedIndex(index: "byStatus", writeUnits: 200)))
    #expect(!advice.contains { $0.code == "HotKey" })
    #expect(advice.allSatisfy { $0.sentence.hasSuffix(".") })
  }

  @Test("A projection of which one attribute is read names the others")
  func projections() async throws {
    let database = try DynamockDatabase(clock: clock)
    _ = try await database.createTable(.ordersWithIndexes)
    _ = try await database.putItem(PutItemInput(tableName: "Orders", item: .order(1)))
    _ = try await database.query(
      QueryInput(
        tableName: "Orders", indexName: "byStatus", projectionExpression: "id, price",
        keyConditionExpression: "#s = :s", expressionAttributeNames: ["#s": "status"],
        expressionAttributeValues: [":s": .string("open")]))
    let advice = try #require(database.plans(for: "Orders").first?.advice)
    #expect(
      advice == [
        .unreadProjection(index: "byStatus", unread: ["note"], read: ["id", "price"])
      ])
  }

  @Test("Every table has a plan, used or not, and one that is not there has none")
  func tables() async throws {
    let database = try DynamockDatabase(clock: clock)
    for name in ["Two", "One"] { try await database.makeTable(name) }
    #expect(database.plans().map(\.table) == ["One", "Two"])
    #expect(database.plans(for: "Three").isEmpty)
    // One unit of each is the least that can be provisioned.
    let least = 730 * (0.00013 + 0.00065)
    #expect(abs((database.plans().first?.month.provisionedForPeak ?? 0) - least) < 1e-9)
  }
}

extension CreateTableInput {
  /// Orders by `id` and `at`, with a global index by status that holds `price` and `note` too.
  static let ordersWithIndexes = CreateTableInput(
    attributeDefinitions: [
      AttributeDefinition(attributeName: "id", attributeType: .s),
      AttributeDefinition(attributeName: "at", attributeType: .n),
      AttributeDefinition(attributeName: "status", attributeType: .s),
    ], tableName: "Orders",
    keySchema: [
      KeySchemaElement(attributeName: "id", keyType: .hash),
      KeySchemaElement(attributeName: "at", keyType: .range),
    ],
    globalSecondaryIndexes: [
      GlobalSecondaryIndex(
        indexName: "byStatus",
        keySchema: [KeySchemaElement(attributeName: "status", keyType: .hash)],
        projection: IndexProjection(
          projectionType: .include, nonKeyAttributes: ["price", "note"]))
    ], billingMode: .payPerRequest)
}

extension Item {
  /// An order that is one write unit in size, with a status of its own unless it is the first ones.
  static func order(_ number: Int, id: String? = nil) -> Item {
    [
      "id": .string(id ?? "o\(number)"), "at": .number(DecimalNumber(number)),
      "status": .string(number < 10 ? "open" : "status-\(number)"),
      "price": .number(DecimalNumber(number)), "note": .string("ordered by telephone"),
    ]
  }
}
