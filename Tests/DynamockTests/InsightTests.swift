import Dynamock
import DynamockModel
import DynamockStatistics
import Testing

/// The figures of contributor insights ([aws-contributor-insights]).
@Suite("Contributors of contributor insights")
struct InsightTests {
  private let clock = ManualClock()

  @Test(
    "ranks keys by combined units: three for a write, one for a read", arguments: Store.allCases)
  func accessed(store: Store) async throws {
    try await store.withDatabase(clock: clock) { database in
      try await database.makeOrders(watched: [nil])
      // 2 write units, which count three times, and 1 read unit.
      try await database.put(order: "a", 1, bytes: 1_500)
      try await database.get(order: "a", 1, consistently: false)
      try await database.get(order: "a", 2)
      try await database.put(order: "b", 1)
      #expect(
        database.contributors("PKC") == ["a": 7.5, "b": 6],
        "half a unit, one for no item, and a write to the local index")
      #expect(database.contributors("SKC") == ["a 1": 6.5, "a 2": 1, "b 1": 6])
      #expect(database.contributors("PKT") == [:])
      #expect(database.contributors("SKT") == [:])
    }
  }

  @Test("counts every item of batches and transactions, and the writes of failed conditions")
  func several() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeOrders(watched: [nil])
    let puts = (1...3).map { WriteRequest(putRequest: PutRequest(item: .order("a", $0))) }
    _ = try await database.batchWriteItem(BatchWriteItemInput(requestItems: ["Orders": puts]))
    // Each item, and its entry in the local index.
    #expect(database.contributors("SKC") == ["a 1": 6, "a 2": 6, "a 3": 6])
    // A transaction writes and reads each item twice.
    _ = try await database.transactWriteItems(
      TransactWriteItemsInput(
        transactItems: [TransactWriteItem(put: Put(item: .order("b", 1), tableName: "Orders"))]))
    _ = try await database.transactGetItems(
      TransactGetItemsInput(
        transactItems: [TransactGetItem(get: Get(key: .key("b", 1), tableName: "Orders"))]))
    #expect(database.contributors("PKC") == ["a": 18, "b": 11])
    await #expect(throws: DynamoDBError.self) {
      _ = try await database.deleteItem(
        DeleteItemInput(
          tableName: "Orders", key: .key("b", 1), conditionExpression: "attribute_exists(nothing)"))
    }
    #expect(database.contributors("PKC") == ["a": 18, "b": 14])
  }

  @Test("counts a Query once, for its partition, and neither Scan nor statements")
  func pages() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeOrders()
    for number in 1...4 { try await database.put(order: "a", number, bytes: 4_000) }
    try await database.watch(nil)
    let query = QueryInput(
      tableName: "Orders", consistentRead: true,
      keyConditionExpression: "id = :a AND nr > :one",
      expressionAttributeValues: [":a": .string("a"), ":one": .number(1)])
    _ = try await database.query(query)
    _ = try await database.scan(ScanInput(tableName: "Orders"))
    _ = try await database.executeStatement(
      ExecuteStatementInput(statement: #"SELECT * FROM "Orders" WHERE id = 'a'"#))
    #expect(database.contributors("PKC") == ["a": 3])
    #expect(database.contributors("SKC") == [:])
  }

  @Test("counts a global index for itself, and a local one for its table's partition")
  func indexes() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeOrders(watched: [nil, "byPlace"])
    try await database.put(order: "a", 1)
    try await database.put(order: "b", 1)
    for name in ["byPlace", "byDay"] {
      let key = name == "byPlace" ? ("place", "x") : ("id", "a")
      _ = try await database.query(
        QueryInput(
          tableName: "Orders", indexName: name, consistentRead: name == "byDay",
          keyConditionExpression: "\(key.0) = :v",
          expressionAttributeValues: [":v": .string(key.1)]))
    }
    #expect(database.contributors("PKC", "byPlace") == ["x": 6.5])
    #expect(
      database.insightRules().filter { $0.index != nil }.map(\.kind.rawValue) == ["PKC", "PKT"])
    // Each put writes the entry of the local index, too, and the Query reads one of them.
    #expect(database.contributors("PKC") == ["a": 7, "b": 6])
    #expect(database.contributors("SKC") == ["a 1": 6, "b 1": 6])
  }

  @Test("counts throttled keys of reads and writes, but not those of an index's writes")
  func throttled() async throws {
    let database = try DynamockDatabase(clock: clock)
    database.throttling.burst = 1
    try await database.makeOrders(watched: [nil, "byPlace"], units: (table: 1, index: 1))
    database.throttling.isEnforced = true
    // One unit for the item and one for the entry of the local index.
    try await database.put(order: "a", 1)
    await database.expectThrottled {
      try await database.put(order: "a", 2)
    }
    await database.expectThrottled {
      try await database.put(order: "b", 1)
    }
    try await database.get(order: "a", 1)
    await database.expectThrottled {
      try await database.get(order: "a", 1)
    }
    await database.expectThrottled {
      _ = try await database.query(
        QueryInput(
          tableName: "Orders", keyConditionExpression: "id = :v",
          expressionAttributeValues: [":v": .string("a")]))
    }
    #expect(database.contributors("PKT") == ["a": 3, "b": 1])
    #expect(database.contributors("SKT") == ["a 1": 1, "a 2": 1, "b 1": 1])
    #expect(database.contributors("PKC") == ["a": 7], "throttled requests consume nothing")
    #expect(database.contributors("PKT", "byPlace") == [:])
    let batch = BatchGetItemInput(
      requestItems: ["Orders": KeysAndAttributes(keys: [.key("c", 1), .key("c", 2)])])
    await database.expectThrottled { _ = try await database.batchGetItem(batch) }
    #expect(database.contributors("PKT") == ["a": 3, "b": 1, "c": 2])
  }

  @Test("counts only while enabled, only throttles in their mode, and new rules from zero")
  func life() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeOrders()
    try await database.put(order: "a", 1)
    #expect(database.insightRules().isEmpty)
    try await database.watch(nil, mode: .throttledKeys)
    try await database.put(order: "a", 1)
    #expect(database.insightRules().map(\.kind.rawValue) == ["PKT", "SKT"])
    try await database.watch(nil)
    #expect(database.contributors("PKC") == [:], "the table was written to before")
    try await database.put(order: "a", 1)
    #expect(database.contributors("PKC") == ["a": 3])
    try await database.watch(nil, .disable)
    #expect(database.insightRules().isEmpty)
    try await database.put(order: "a", 1)
    clock.advance(by: .seconds(1))
    try await database.watch(nil)
    #expect(database.contributors("PKC") == [:])
    database.countsCalls = false
    try await database.put(order: "a", 1)
    #expect(database.contributors("PKC") == [:], "calls are not counted at the moment")
    database.countsCalls = true
    try await database.put(order: "b", 1)
    #expect(database.contributors("PKC") == ["b": 6])
  }

  @Test("counts from the end of ENABLING on")
  func enabling() async throws {
    var settings = DynamockDatabase.Settings()
    settings.tableUpdate = .seconds(10)
    let database = try DynamockDatabase(settings: settings, clock: clock)
    try await database.makeOrders(watched: [nil])
    try await database.put(order: "a", 1)
    #expect(database.insightRules().isEmpty)
    clock.advance(by: .seconds(10))
    try await database.put(order: "a", 1)
    #expect(database.contributors("PKC") == ["a": 3])
  }

  @Test("has datapoints by minute for an hour, and the largest value of each minute")
  func minutes() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeOrders(watched: [nil])
    let start = try #require(database.statistics).now / 60 * 60
    for (key, count) in [("a", 2), ("b", 1)] {
      for _ in 0..<count { try await database.get(order: key, 1) }
    }
    clock.advance(by: .seconds(120))
    try await database.get(order: "b", 1)
    let report = try #require(database.statistics)
    let rule = try #require(database.insightRules(of: "Orders").first)
    #expect(rule.keyLabels == ["id"] && rule.table == "Orders" && rule.index == nil)
    let shown = report.contributors(of: rule)
    #expect(shown.aggregateValue == 4)
    #expect(shown.contributors.map(\.keys) == [[.string("a")], [.string("b")]])
    #expect(
      shown.contributors.map { $0.datapoints.map(\.start) } == [[start], [start, start + 120]])
    #expect(shown.contributors.map { $0.datapoints.map(\.value) } == [[2], [1, 1]])
    #expect(shown.maxima.map(\.start) == [start, start + 120])
    #expect(shown.maxima.map(\.value) == [2, 1])
    #expect(report.contributors(of: rule, top: 1).contributors.count == 1)
    #expect(report.contributors(of: rule, minutes: 2).aggregateValue == 1)
    #expect(shown.maximum(ofMinuteBefore: start + 65) == 2)
    #expect(shown.maximum(ofMinuteBefore: start + 200) == 1)
    #expect(shown.maximum(ofMinuteBefore: start + 125) == 0)
    clock.advance(by: .seconds(3600))
    let later = try #require(database.statistics)
    #expect(later.contributors(of: rule).contributors.isEmpty)
  }

  @Test("finds a hot key among thousands, never counts one too high, and keeps 64 of a minute")
  func many() async throws {
    let database = try DynamockDatabase(clock: clock)
    try await database.makeOrders(watched: [nil])
    for number in 0..<2_000 {
      try await database.get(order: "k\(number)", 1)
      if number.isMultiple(of: 4) { try await database.get(order: "hot", number) }
      if number.isMultiple(of: 50) { clock.advance(by: .milliseconds(700)) }
    }
    let rule = try #require(database.insightRules().first)
    let shown = try #require(database.statistics).contributors(of: rule, top: 1_000)
    #expect(shown.aggregateValue == 2_500)
    let first = try #require(shown.contributors.first)
    #expect(first.keys == [.string("hot")])
    #expect(first.value <= 500 && first.value > 400)
    #expect(shown.contributors.dropFirst().allSatisfy { $0.value <= 1 })
    #expect(shown.contributors.count <= 64 * shown.maxima.count)
  }
}

extension DynamockDatabase {
  /// Creates a table with a sort key, a local and a global index.
  fileprivate func makeOrders(
    watched: [String?] = [], units: (table: Int, index: Int)? = nil
  ) async throws {
    func throughput(_ units: Int?) -> ProvisionedThroughput? {
      units.map { ProvisionedThroughput(readCapacityUnits: $0, writeCapacityUnits: $0) }
    }
    let projection = IndexProjection(projectionType: .all)
    _ = try await createTable(
      CreateTableInput(
        attributeDefinitions: [
          AttributeDefinition(attributeName: "id", attributeType: .s),
          AttributeDefinition(attributeName: "nr", attributeType: .n),
          AttributeDefinition(attributeName: "place", attributeType: .s),
          AttributeDefinition(attributeName: "day", attributeType: .n),
        ],
        tableName: "Orders",
        keySchema: [
          KeySchemaElement(attributeName: "id", keyType: .hash),
          KeySchemaElement(attributeName: "nr", keyType: .range),
        ],
        localSecondaryIndexes: [
          LocalSecondaryIndex(
            indexName: "byDay",
            keySchema: [
              KeySchemaElement(attributeName: "id", keyType: .hash),
              KeySchemaElement(attributeName: "day", keyType: .range),
            ], projection: projection)
        ],
        globalSecondaryIndexes: [
          GlobalSecondaryIndex(
            indexName: "byPlace",
            keySchema: [KeySchemaElement(attributeName: "place", keyType: .hash)],
            projection: projection, provisionedThroughput: throughput(units?.index))
        ],
        billingMode: units == nil ? .payPerRequest : .provisioned,
        provisionedThroughput: throughput(units?.table)))
    for index in watched { try await watch(index) }
  }

  fileprivate func watch(
    _ index: String?, _ action: ContributorInsightsAction = .enable,
    mode: ContributorInsightsMode? = nil
  ) async throws {
    _ = try await updateContributorInsights(
      UpdateContributorInsightsInput(
        tableName: "Orders", indexName: index, contributorInsightsAction: action,
        contributorInsightsMode: mode))
  }

  fileprivate func put(order id: String, _ number: Int, bytes: Int = 0) async throws {
    var item = Item.order(id, number)
    if bytes > 0 {
      item["text"] = .string(String(repeating: "x", count: bytes))
      item["place"] = nil
      item["day"] = nil
    }
    _ = try await putItem(PutItemInput(tableName: "Orders", item: item))
  }

  fileprivate func get(order id: String, _ number: Int, consistently: Bool = true) async throws {
    _ = try await getItem(
      GetItemInput(tableName: "Orders", key: .key(id, number), consistentRead: consistently))
  }

  fileprivate func expectThrottled(_ body: () async throws -> Void) async {
    do {
      try await body()
      Issue.record("nothing was throttled")
    } catch {
      #expect((error as? DynamoDBError)?.code == .provisionedThroughputExceeded)
    }
  }

  /// The contributors of a rule with their values; the values of several keys are joined.
  fileprivate func contributors(_ kind: String, _ index: String? = nil) -> [String: Double]? {
    let rule = insightRules().first { $0.kind.rawValue == kind && $0.index == index }
    guard let rule, let statistics else { return nil }
    let shown = statistics.contributors(of: rule, top: 25).contributors
    return Dictionary(
      uniqueKeysWithValues: shown.map { contributor in
        (
          contributor.keys.map { key in
            switch key {
            case .string(let text): text
            case .number(let number): "\(number)"
            default: "?"
            }
          }.joined(separator: " "), contributor.value
        )
      })
  }
}

extension Item {
  fileprivate static func key(_ id: String, _ number: Int) -> Item {
    ["id": .string(id), "nr": .number(DecimalNumber(number))]
  }

  fileprivate static func order(_ id: String, _ number: Int) -> Item {
    var item = key(id, number)
    item["place"] = .string("x")
    item["day"] = .number(1)
    return item
  }
}
