import Dynamock
import DynamockModel
import DynamockStatistics
import Testing

@Suite("Plans")
struct PlanTests {
  private let clock = ManualClock()

  /// Returns a database with a load of ten minutes.
  ///
  /// It has 20 writes of one unit per second, half of them to one key, and in one second 600 reads
  /// of half a unit.
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

  @Test("The plan reflects known rates, sizes and a hot key")
  func knownWorkload() async throws {
    let database = try await workload()
    let plan = try #require(database.plans(for: "Orders").first)
    #expect(plan.observedSeconds == 600)
    let table = try #require(plan.sources.first)
    #expect(table.peak == Units(read: 300, write: 20))
    #expect(table.sustained == Units(read: 0.5, write: 20))
    // 300 units at once need the saved units of 300 seconds: one unit per second. Steady writes
    // need their full rate, however much was saved before.
    #expect(table.withBurst == Units(read: 1, write: 20))
    #expect(!plan.isShorterThanBurst)
    #expect(plan.remarks == [.underAnHour(observedSeconds: 600), .filled(addedItems: 12_000)])
    #expect(table.items == 12_000)
    #expect(table.billedBytes == table.bytes + 100 * 12_000)
    #expect(plan.growth == nil, "ten minutes are no basis for a growth per day")
    // A month of 730 hours: 0.5 and 20 units per second for the table, 20 for the index.
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
    // A later query has another sustained rate, but the same needs.
    clock.advance(by: .seconds(Int64(pause)))
    let plan = try #require(database.plans().first)
    #expect(plan.usedSeconds == 12)
    #expect(plan.observedSeconds == Int64(12 + pause))
    #expect(plan.isShorterThanBurst)
    #expect(plan.remarks.prefix(2).map(\.code) == ["Short", "UnderAnHour"])
    #expect(plan.remarks.first?.sentence.contains("12 s, less than the 300 s") == true)
    let table = try #require(plan.sources.first)
    #expect(table.withBurst == Units(read: 1, write: 70))
    let price: Double = 730 * (0.00013 + 70 * 0.00065)
    #expect(abs(plan.month.provisionedWithBurst - price) < 1e-9)
  }

  @Test("A plan has the peak of the statistics, and whole units of at least one to provision")
  func leastUnits() async throws {
    let database = try DynamockDatabase(clock: clock)
    _ = try await database.createTable(.ordersWithIndexes)
    _ = try await database.getItem(
      GetItemInput(tableName: "Orders", key: ["id": .string("none"), "at": .number(0)]))
    let plan = try #require(database.plans(for: "Orders").first)
    let table = try #require(database.statistics?.tables.first)
    #expect(table.source.peak(over: .start) == Units(read: 0.5, write: 0))
    #expect(plan.sources.first?.peak == Units(read: 0.5, write: 0))
    // CreateTable takes one unit of either at least: the table's, and those of both indexes.
    for source in plan.sources where !source.isLocal {
      #expect(source.withBurst == Units(read: 1, write: 1))
    }
    let count = Double(plan.sources.count { !$0.isLocal })
    #expect(abs(plan.month.provisionedWithBurst - 730 * count * (0.00065 + 0.00013)) < 1e-9)
    #expect(plan.month.provisionedForPeak == plan.month.provisionedWithBurst)
  }

  @Test("Means of statistics and plans are divided by the time since the table's first call")
  func samePeriod() async throws {
    let database = try DynamockDatabase(clock: clock)
    clock.advance(by: .seconds(1000))
    try await database.makeTable()
    try await database.put("1", bytes: 500)
    clock.advance(by: .seconds(119))
    let report = try #require(database.statistics)
    let table = try #require(report.tables.first)
    #expect(Span.allCases.map { table.seconds(of: $0) } == [1, 60, 120, 120])
    #expect(report.seconds(of: .start) == 1120)
    let plan = try #require(database.plans().first)
    #expect(plan.observedSeconds == 120)
    #expect(plan.sources.first?.sustained == Units(read: 0, write: 1.0 / 120))
  }

  @Test("An unused table has no short-run figures")
  func unusedTable() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeTable()
    let plan = try #require(database.plans().first)
    #expect(plan.usedSeconds == 0)
    #expect(plan.sources.first?.withBurst == Units(read: 1, write: 1))
    #expect(plan.remarks == [.unused])
  }

  @Test("Growth is estimated from an hour of observation on", arguments: [3_598, 3_599])
  func growth(seconds: Int64) async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeTable()
    for number in 0..<24 { try await database.put("\(number)", bytes: 500) }
    clock.advance(by: .seconds(seconds))
    let plan = try #require(database.plans().first)
    #expect(plan.growth?.itemsPerDay == (seconds < 3_599 ? nil : 576))
  }

  @Test("Items that fill a table while calls are counted are reported, those of a seed are not")
  func filled() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeTable()
    for number in 0..<100 { try await database.put("\(number)", bytes: 500) }
    #expect(database.plans().first?.remarks.contains(.filled(addedItems: 100)) == true)
    let fork = try await database.fork()
    try await fork.put("0", bytes: 500)
    #expect(fork.plans().first?.remarks.map(\.code) == ["Short", "UnderAnHour"])
    #expect(fork.plans().first?.sources.first?.peak == Units(read: 0, write: 1))
  }

  @Test("Throttled requests are reported, since their units are missing")
  func throttled() async throws {
    let database = try DynamockDatabase(clock: clock)
    database.throttling.isEnforced = true
    _ = try await database.createTable(
      CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "id", attributeType: .s)],
        tableName: "Things", keySchema: [KeySchemaElement(attributeName: "id", keyType: .hash)],
        provisionedThroughput: ProvisionedThroughput(readCapacityUnits: 1, writeCapacityUnits: 1)))
    try await database.put("1", bytes: 1_500)
    await #expect(throws: DynamoDBError.self) { try await database.put("2", bytes: 500) }
    let remark = TablePlan.Remark.throttled(reads: 0, writes: 1)
    #expect(database.plans().first?.remarks.contains(remark) == true)
    #expect(remark.sentence.hasPrefix("1 write was throttled"))
  }

  /// Reads and writes per second of several loads.
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

  @Test("Advice names its evidence: scans, filters, projections, unused indexes")
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

  @Test("A projection with one attribute in use lists the unused ones")
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

  @Test("Every existing table has a plan, used or not")
  func tables() async throws {
    let database = try DynamockDatabase(clock: clock)
    for name in ["Two", "One"] { try await database.makeTable(name) }
    #expect(database.plans().map(\.table) == ["One", "Two"])
    #expect(database.plans(for: "Three").isEmpty)
    // The minimum that can be provisioned is one unit of each.
    let least = 730 * (0.00013 + 0.00065)
    #expect(abs((database.plans().first?.month.provisionedForPeak ?? 0) - least) < 1e-9)
  }
}

extension CreateTableInput {
  /// Orders by `id` and `at`, with a global index by status that also contains `price` and `note`.
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
  /// Returns an order of one write unit, with a status of its own unless it is one of the first.
  static func order(_ number: Int, id: String? = nil) -> Item {
    [
      "id": .string(id ?? "o\(number)"), "at": .number(DecimalNumber(number)),
      "status": .string(number < 10 ? "open" : "status-\(number)"),
      "price": .number(DecimalNumber(number)), "note": .string("ordered by telephone"),
    ]
  }
}
