import Dynamock
import DynamockModel
import DynamockStatistics
import Testing

@Suite("Statistics of a database")
struct StatisticsTests {
  private let clock = ManualClock()

  @Test(
    "Units, requests and sizes are those of the calls, on each store", arguments: Store.allCases)
  func usage(store: Store) async throws {
    try await store.withDatabase(clock: clock) { database in
      try await database.makeTable()
      clock.advance(by: .seconds(1))
      // 3 units each, because 2,500 bytes are three steps of 1 KB (CapacityUnitCalculations).
      for number in 0..<4 { try await database.put("id\(number)", bytes: 2_500) }
      _ = try await database.getItem(
        GetItemInput(tableName: "Things", key: ["id": .string("id0")], consistentRead: true))
      _ = try await database.getItem(GetItemInput(tableName: "Things", key: ["id": .string("no")]))
      clock.advance(by: .seconds(1))
      let report = try #require(database.statistics)
      let table = try #require(report.tables.first)
      for span in Span.allCases {
        let usage = table.source.usage(over: span)
        #expect(usage.units == Units(read: 1.5, write: 12), "\(span)")
        #expect(usage.addedItems == 4)
        #expect(usage.itemBytes.maximum == 2_500)
      }
      #expect(table.source.peak == Units(read: 1.5, write: 12))
      #expect(table.operations.map(\.operation) == [.createTable, .getItem, .putItem])
      let puts = table.operations.last?.activity(over: .second)
      #expect(puts?.requests == 4)
      #expect(puts?.latency.count == 4)
      clock.advance(by: .seconds(3600))
      let later = try #require(database.statistics?.tables.first)
      #expect(later.source.usage(over: .hour).units == Units())
      #expect(later.source.usage(over: .start).units.write == 12)
    }
  }

  @Test(
    "Calls that begin while counting is off are not counted, on each store",
    arguments: Store.allCases)
  func pause(store: Store) async throws {
    try await store.withDatabase(clock: clock) { database in
      try await database.makeTable()
      #expect(database.countsCalls)
      database.countsCalls = false
      try await database.put("seed", bytes: 100)
      #expect(!database.countsCalls)
      database.countsCalls = true
      try await database.put("a", bytes: 100)
      let table = try #require(database.statistics?.tables.first)
      #expect(table.source.usage(over: .start).units.write == 1)
      #expect(table.operations.last?.activity(over: .start).requests == 1)
    }
  }

  @Test(
    "A deleted table's statistics are removed while counting is off, on each store",
    arguments: Store.allCases)
  func deletionDuringPause(store: Store) async throws {
    try await store.withDatabase(clock: clock) { database in
      try await database.makeTable()
      try await database.put("a", bytes: 100)
      #expect(database.statistics?.tables.map(\.name) == ["Things"])
      database.countsCalls = false
      _ = try await database.deleteTable(DeleteTableInput(tableName: "Things"))
      #expect(try #require(database.statistics).tables.isEmpty)
    }
  }

  @Test("Counting cannot be turned on if the settings turn statistics off")
  func neverCounting() throws {
    var settings = DynamockDatabase.Settings()
    settings.statistics = false
    let database = try DynamockDatabase(settings: settings)
    database.countsCalls = true
    #expect(!database.countsCalls && database.statistics == nil)
  }

  @Test("All calls of many threads on many tables are counted, even those still queued at a query")
  func manyThreads() async throws {
    let database = try DynamockDatabase(clock: clock)
    let names = (0..<5).map { "Table\($0)" }
    for name in names {
      try await database.createTable(CreateTableInput(tableName: name, partitionKey: .string("id")))
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<8 {
        group.addTask {
          for call in 0..<250 {
            let name = names[(worker + call) % names.count]
            try await database.putItem(
              PutItemInput(tableName: name, item: ["id": .string("\(worker)-\(call)")]))
            if call % 60 == 0 { _ = database.statistics }
          }
        }
      }
      try await group.waitForAll()
    }
    let report = try #require(database.statistics)
    for name in names {
      let table = try #require(report.tables.first { $0.name == name })
      #expect(table.source.usage(over: .start).units.write == 400)
      #expect(table.source.usage(over: .start).addedItems == 400)
      let puts = table.operations.first { $0.operation == .putItem }?.activity(over: .start)
      #expect(puts?.requests == 400 && puts?.latency.count == 400)
    }
  }

  @Test("Queued calls keep their table's name when its definition changes")
  func changedTable() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeTable()
    try await database.put("a", bytes: 100)
    for isProtected in [true, false] {
      _ = try await database.updateTable(
        UpdateTableInput(tableName: "Things", deletionProtectionEnabled: isProtected))
      try await database.put("b", bytes: 100)
    }
    let table = try #require(database.statistics?.tables.first)
    #expect(table.source.usage(over: .start).units.write == 3)
  }

  @Test("Errors are counted by their name, and a failed condition is charged")
  func errors() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeTable()
    try await database.put("a", bytes: 1_500)
    let failing = PutItemInput(
      tableName: "Things", item: ["id": .string("a")],
      conditionExpression: "attribute_not_exists(id)")
    await #expect(throws: DynamoDBError.self) { _ = try await database.putItem(failing) }
    let foreign = GetItemInput(tableName: "Nowhere", key: ["id": .string("a")])
    await #expect(throws: DynamoDBError.self) { _ = try await database.getItem(foreign) }
    let report = try #require(database.statistics)
    let puts = report.tables.first?.operations.first { $0.operation == .putItem }
    #expect(puts?.activity(over: .start).errors == ["ConditionalCheckFailedException": 1])
    #expect(report.tables.map(\.name) == ["Things"], "a missing table is not recorded")
    let gets = report.operations.first { $0.operation == .getItem }
    #expect(gets?.activity(over: .start).errors == ["ResourceNotFoundException": 1])
    #expect(report.tables.first?.source.usage(over: .start).units.write == 4)
  }

  @Test("A call on two tables counts for both tables, and once for the database")
  func batches() async throws {
    let database = try DynamockDatabase(clock: clock)
    for name in ["One", "Two"] { try await database.makeTable(name) }
    let write = WriteRequest(putRequest: PutRequest(item: ["id": .string("a")]))
    _ = try await database.batchWriteItem(
      BatchWriteItemInput(requestItems: ["One": [write], "Two": [write]]))
    let report = try #require(database.statistics)
    for table in report.tables {
      let batch = table.operations.first { $0.operation == .batchWriteItem }
      #expect(batch?.activity(over: .start).requests == 1)
      #expect(table.source.usage(over: .start).units.write == 1)
    }
    let all = report.operations.first { $0.operation == .batchWriteItem }
    #expect(all?.activity(over: .start).requests == 1)
  }

  @Test("Statistics of consumption agree with the responses")
  func agreement() async throws {
    let database = try DynamockDatabase(clock: clock)
    _ = try await database.createTable(.ordersWithIndexes)
    var told = Units()
    for number in 0..<30 {
      let put = try await database.putItem(
        PutItemInput(
          tableName: "Orders", item: .order(number), returnConsumedCapacity: .total))
      told.write += put.consumedCapacity?.capacityUnits ?? 0
      let transaction = TransactWriteItem(
        put: Put(item: .order(number + 100), tableName: "Orders"))
      let written = try await database.transactWriteItems(
        TransactWriteItemsInput(
          transactItems: [transaction], returnConsumedCapacity: .total))
      told.write += written.consumedCapacity?.first?.capacityUnits ?? 0
      let scan = try await database.scan(
        ScanInput(tableName: "Orders", returnConsumedCapacity: .total))
      told.read += scan.consumedCapacity?.capacityUnits ?? 0
      let select = try await database.executeStatement(
        ExecuteStatementInput(
          statement: #"SELECT * FROM "Orders" WHERE id = 'o1'"#, returnConsumedCapacity: .total))
      told.read += select.consumedCapacity?.capacityUnits ?? 0
    }
    let table = try #require(database.statistics?.tables.first)
    var counted = table.source.usage(over: .start).units
    for index in table.indexes { counted.add(index.usage(over: .start).units) }
    #expect(counted == told)
  }

  @Test("A deleted table disappears, and its calls still count for the database")
  func deletion() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeTable()
    try await database.put("a", bytes: 10)
    _ = try await database.deleteTable(DeleteTableInput(tableName: "Things"))
    let report = try #require(database.statistics)
    #expect(report.tables.isEmpty)
    let puts = report.operations.first { $0.operation == .putItem }
    #expect(puts?.activity(over: .start).requests == 1)
  }

  @Test("Statistics that are turned off do not exist, nor do those of forks")
  func off() async throws {
    var settings = DynamockDatabase.Settings()
    settings.statistics = false
    let database = try DynamockDatabase(settings: settings)
    try await database.makeTable()
    #expect(database.statistics == nil)
    #expect(try await database.fork().statistics == nil)
    #expect(try await DynamockDatabase().fork().statistics != nil)
  }

  @Test("Concurrent counting loses no call")
  func threads() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeTable()
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          for number in 0..<200 { try? await database.put("\(task)-\(number)", bytes: 20) }
        }
      }
    }
    let puts = database.statistics?.operations.first { $0.operation == .putItem }
    #expect(puts?.activity(over: .start).requests == 1_600)
  }

  @Test("The cost of a nested block of calls counts for both blocks")
  func costs() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeTable()
    try await database.put("before", bytes: 10)
    let outer = try await database.cost {
      try await database.put("a", bytes: 3_000)
      let inner = try await database.cost {
        _ = try await database.getItem(
          GetItemInput(tableName: "Things", key: ["id": .string("a")], consistentRead: true))
      }
      #expect(inner.readUnits == 1)
      #expect(inner.writeUnits == 0)
    }
    #expect(outer.units == Units(read: 1, write: 3))
    #expect(outer.operations == ["PutItem": 1, "GetItem": 1])
    #expect(outer.tables == ["Things": Units(read: 1, write: 3)])
    #expect(database.tags.isEmpty, "a block leaves no tag behind")
  }
}

extension DynamockDatabase {
  /// Puts an item of a size according to DynamoDB's rule: `id`, its value, `v` and the remaining
  /// letters.
  func put(_ id: String, bytes: Int) async throws {
    let letters = max(0, bytes - 2 - id.utf8.count - 1)
    _ = try await putItem(
      PutItemInput(
        tableName: "Things",
        item: ["id": .string(id), "v": .string(String(repeating: "x", count: letters))]))
  }
}
