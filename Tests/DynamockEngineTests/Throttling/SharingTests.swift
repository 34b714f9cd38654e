import Dynamock
import DynamockModel
import DynamockStatistics
import Testing

/// Tests the limits of requests for several items, and of reads of several partitions.
@Suite("Throttled batches, transactions and pages")
struct SharingTests {
  private static func key(_ p: String) -> Item { ["p": .string(p), "c": .string("1")] }
  private static let provisioned = ThrottledBench.Throughput.provisioned(read: 2, write: 2)

  private func bench(_ keeper: Keeper) async throws -> ThrottledBench {
    let bench = try ThrottledBench(keeper)
    try await bench.makeTable(Self.provisioned)
    return bench
  }

  @Test("BatchWriteItem returns throttled writes as unprocessed", arguments: Keeper.allCases)
  func batchWrite(keeper: Keeper) async throws {
    // [aws-api-reference], BatchWriteItem: UnprocessedItems, and an exception only if none was
    // processed.
    let bench = try await bench(keeper)
    let writes =
      ["a", "b", "c"].map {
        WriteRequest(putRequest: PutRequest(item: Self.key($0)))
      } + [WriteRequest(deleteRequest: DeleteRequest(key: Self.key("d")))]
    let input = BatchWriteItemInput(
      requestItems: ["Music": writes], returnConsumedCapacity: .total)
    let output = try await bench.database.batchWriteItem(input)
    #expect(output.unprocessedItems?["Music"] == Array(writes[2...]))
    #expect(output.consumedCapacity?.first?.capacityUnits == 2)
    #expect(try await bench.bench.items().count == 2)
    #expect(try bench.throttles()[1] == 2)
    let error = try await failure { try await bench.database.batchWriteItem(input) }
    #expect(error.code == .provisionedThroughputExceeded)
    #expect(error.throttlingReasons.map(\.reason) == ["TableWriteProvisionedThroughputExceeded"])
  }

  @Test("BatchGetItem returns throttled keys as unprocessed", arguments: Keeper.allCases)
  func batchGet(keeper: Keeper) async throws {
    let bench = try await bench(keeper)
    let input = BatchGetItemInput(
      requestItems: [
        "Music": KeysAndAttributes(keys: ["a", "b", "c"].map(Self.key), consistentRead: true)
      ])
    let output = try await bench.database.batchGetItem(input)
    #expect(output.unprocessedKeys?["Music"]?.keys == [Self.key("c")])
    #expect(output.unprocessedKeys?["Music"]?.consistentRead == true)
    let error = try await failure { try await bench.database.batchGetItem(input) }
    #expect(error.code == .provisionedThroughputExceeded)
    #expect(error.throttlingReasons.map(\.reason) == ["TableReadProvisionedThroughputExceeded"])
    #expect(try bench.throttles() == [4, 0])
  }

  @Test("A batch of two tables fails only if both are throttled")
  func batchOfTwo() async throws {
    let bench = try await bench(.memory)
    try await bench.makeTable(.provisioned(read: 2, write: 100), name: "Wide")
    let writes = ["a", "b"].map { WriteRequest(putRequest: PutRequest(item: Self.key($0))) }
    let input = BatchWriteItemInput(requestItems: ["Music": writes, "Wide": writes])
    _ = try await bench.database.batchWriteItem(input)
    let output = try await bench.database.batchWriteItem(input)
    #expect(output.unprocessedItems?["Music"] == writes)
    #expect(output.unprocessedItems?["Wide"] == nil)
  }

  @Test("Statements of a batch fail individually", arguments: Keeper.allCases)
  func statements(keeper: Keeper) async throws {
    let bench = try await bench(keeper)
    let inserts = ["a", "b", "c"].map {
      BatchStatementRequest(statement: "INSERT INTO \"Music\" VALUE {'p': '\($0)', 'c': '1'}")
    }
    let written = try await bench.database.batchExecuteStatement(
      BatchExecuteStatementInput(statements: inserts))
    #expect(
      written.responses?.map { $0.error?.code?.rawValue } == [
        nil, nil, "ProvisionedThroughputExceeded",
      ])
    let selects = ["a", "b", "c"].map {
      BatchStatementRequest(
        statement: "SELECT * FROM \"Music\" WHERE p = '\($0)' AND c = '1'", consistentRead: true)
    }
    let read = try await bench.database.batchExecuteStatement(
      BatchExecuteStatementInput(statements: selects))
    #expect(
      read.responses?.map { $0.error?.code?.rawValue } == [
        nil, nil, "ProvisionedThroughputExceeded",
      ])
    #expect(read.responses?.last?.error?.message == LimitTests.tableProvisioned)
  }

  @Test("A transaction is throttled like a single write", arguments: Keeper.allCases)
  func transaction(keeper: Keeper) async throws {
    // [stackd-captures], write_throttling (us-east-1, 2026-09-18): no TransactionCanceledException.
    let bench = try await bench(keeper)
    try await bench.makeTable(.provisioned(read: 100, write: 100), name: "Wide")
    let input = TransactWriteItemsInput(
      transactItems: [
        TransactWriteItem(put: Put(item: Self.key("a"), tableName: "Wide")),
        TransactWriteItem(put: Put(item: Self.key("a"), tableName: "Music")),
      ])
    _ = try await bench.database.transactWriteItems(input)
    let error = try await failure { try await bench.database.transactWriteItems(input) }
    #expect(error.code == .provisionedThroughputExceeded)
    #expect(error.message == LimitTests.tableProvisioned)
    #expect(error.cancellationReasons.isEmpty)
    #expect(error.throttlingReasons.map(\.reason) == ["TableWriteProvisionedThroughputExceeded"])
    #expect(try bench.throttles() == [0, 1])
    #expect(try await bench.bench.items(of: "Wide").count == 1)
  }

  @Test("A transaction over an index's maximum gets a ThrottlingException")
  func transactionOnDemand() async throws {
    let bench = try ThrottledBench(.memory)
    try await bench.makeTable(.onDemand(), index: .onDemand(maxWrite: 1))
    func write(_ c: String) async throws {
      let item: Item = ["p": .string("a"), "c": .string(c), "g": .string("a")]
      _ = try await bench.database.transactWriteItems(
        TransactWriteItemsInput(
          transactItems: [TransactWriteItem(put: Put(item: item, tableName: "Music"))]))
    }
    try await write("1")
    let error = try await failure { try await write("2") }
    // [stackd-captures], on_demand_limits (us-east-1, 2026-09-18).
    #expect(error.code == .throttling)
    #expect(error.message == LimitTests.maximum)
    #expect(error.cancellationReasons.isEmpty)
    #expect(error.throttlingReasons.map(\.reason) == ["IndexWriteMaxOnDemandThroughputExceeded"])
    #expect(try bench.throttles(ofIndex: "byG") == [0, 1])
    let update = BatchStatementRequest(
      statement: "INSERT INTO \"Music\" VALUE {'p': 'a', 'c': '3', 'g': 'a'}")
    let batch = try await bench.database.batchExecuteStatement(
      BatchExecuteStatementInput(statements: [update]))
    #expect(batch.responses?.first?.error?.code?.rawValue == "ThrottlingError")
  }

  @Test("Transactional reads cost two units each, and are throttled together")
  func transactionalReads() async throws {
    let bench = try await bench(.memory)
    func read(_ keys: [String]) async throws {
      _ = try await bench.database.transactGetItems(
        TransactGetItemsInput(
          transactItems: keys.map {
            TransactGetItem(get: Get(key: Self.key($0), tableName: "Music"))
          }))
    }
    try await read(["a", "b"])
    let error = try await failure { try await read(["c"]) }
    #expect(error.code == .provisionedThroughputExceeded)
    bench.pass(.milliseconds(1_001))
    try await read(["c"])
  }

  @Test(
    "A failed condition costs the existing item, a throttled write nothing",
    arguments: Keeper.allCases)
  func costs(keeper: Keeper) async throws {
    let bench = try ThrottledBench(keeper)
    try await bench.makeTable(.provisioned(read: 100, write: 4))
    try await bench.put(bytes: 2_000)
    let failed = try await failure {
      try await bench.put(condition: "attribute_not_exists(p)")
    }
    #expect(failed.code == .conditionalCheckFailed)
    let refused = try await bench.untilThrottled { try await bench.put() }
    #expect(refused.calls == 0, "2 + 2 units are gone")
    for _ in 0..<50 { _ = try await bench.untilThrottled { try await bench.put() } }
    bench.pass(.milliseconds(250))
    try await bench.put()
  }

  @Test(
    "A transaction cancelled by a condition is charged for the existing items",
    arguments: Keeper.allCases)
  func cancelled(keeper: Keeper) async throws {
    let bench = try ThrottledBench(keeper)
    try await bench.makeTable(.provisioned(read: 100, write: 4))
    try await bench.put(bytes: 2_000)
    let put = Put(
      item: Self.key("a"), tableName: "Music", conditionExpression: "attribute_not_exists(p)")
    let input = TransactWriteItemsInput(transactItems: [TransactWriteItem(put: put)])
    let failed = try await failure { try await bench.database.transactWriteItems(input) }
    #expect(failed.cancellationReasons.map(\.code.rawValue) == ["ConditionalCheckFailed"])
    let refused = try await bench.untilThrottled { try await bench.put() }
    #expect(refused.calls == 0, "2 + 2 units are gone")
  }

  @Test("A write throttled by an index consumes none of its table's units")
  func indexHoldsBack() async throws {
    let bench = try ThrottledBench(.memory)
    try await bench.makeTable(
      .provisioned(read: 1, write: 5), index: .provisioned(read: 1, write: 1))
    for number in 0..<20 {
      _ = try await bench.untilThrottled(atMost: 1) {
        try await bench.put("a", "\(number)", more: ["g": .string("x")])
      }
    }
    let others = try await bench.untilThrottled { try await bench.put() }
    #expect(others.calls == 4, "one write went to both")
    #expect(try bench.throttles(ofIndex: "byG") == [0, 19])
    #expect(try bench.throttles() == [0, 1])
  }

  @Test("A local index uses its table's throughput")
  func localIndex() async throws {
    let bench = try ThrottledBench(.memory)
    try await bench.makeTable(.provisioned(read: 1, write: 4), local: true)
    func write() async throws {
      try await bench.put("a", "\(UInt64.random(in: 0 ... .max))", more: ["l": .string("x")])
    }
    let written = try await bench.untilThrottled { try await write() }
    #expect(written.calls == 2, "a unit for the item and one for the entry")
    #expect(
      written.error?.throttlingReasons.map(\.reason) == [
        "TableWriteProvisionedThroughputExceeded"
      ])
  }

  @Test(
    "A Scan uses the throughput of every partition that it reads", arguments: ["Scan", "SELECT"])
  func scan(operation: String) async throws {
    // There are 4 partitions of 10 units each; the items take 16 units of eventually consistent
    // reads.
    let bench = try ThrottledBench(.memory) { $0.partitionReads = 10 }
    try await bench.makeTable(.provisioned(read: 40, write: 1_000))
    bench.pass(.seconds(100))
    for number in 0..<64 { try await bench.put("k\(number)", bytes: 2_000) }
    if operation == "Scan" {
      _ = try await bench.database.scan(ScanInput(tableName: "Music", consistentRead: true))
    } else {
      _ = try await bench.database.executeStatement(
        ExecuteStatementInput(statement: #"SELECT * FROM "Music""#, consistentRead: true))
    }
    // 128,000 bytes are 32 units, about 8 for each partition, so none of the partitions has 10
    // units left.
    var left: [Int] = []
    for number in 0..<64 {
      left.append(
        try await bench.untilThrottled(atMost: 1) { try await bench.get("k\(number)") }.calls)
    }
    #expect((8...14).contains(left.reduce(0, +)), "40 units less 32, rounded for each partition")
  }

  @Test("An invalid request gets its validation error even if throttled")
  func wrongRequests() async throws {
    let bench = try await bench(.memory)
    _ = try await bench.untilThrottled { try await bench.put() }
    let error = try await failure { try await bench.put(bytes: 500_000) }
    #expect(error.code == .validation)
  }

  @Test("Statistics count rejected calls and throttled items")
  func statistics() async throws {
    let bench = try await bench(.memory)
    _ = try await bench.untilThrottled { try await bench.put() }
    _ = try await bench.untilThrottled { try await bench.get() }
    #expect(try bench.throttles() == [1, 1])
    let table = try #require(bench.database.statistics?.tables.first)
    let puts = table.operations.first { $0.operation == .putItem }?.activity(over: .start)
    #expect(puts?.throttledRequests == 1)
    #expect(puts?.errors == ["ProvisionedThroughputExceededException": 1])
  }
}
