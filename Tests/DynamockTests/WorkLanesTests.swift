import Dynamock
import DynamockModel
import Synchronization
import Testing

@Suite("Requests that take long", .timeLimit(.minutes(10)))
struct WorkLanesTests {
  private static let key: Item = ["id": "a"]
  private static let long = Array(repeating: "contains(v, :x)", count: 20).joined(separator: " OR ")

  private static func check(_ condition: String) -> TransactWriteItem {
    TransactWriteItem(
      conditionCheck: ConditionCheck(
        key: key, tableName: "Things", conditionExpression: condition,
        expressionAttributeValues: [":x": "x"]))
  }

  /// Requests by type, and whether they leave the event loop before they begin.
  private static let requests: [(String, OperationInput, Bool)] = [
    ("a get", .getItem(GetItemInput(tableName: "Things", key: key)), false),
    ("a put", .putItem(PutItemInput(tableName: "Things", item: key)), false),
    (
      "a put with a condition",
      .putItem(
        PutItemInput(tableName: "Things", item: key, conditionExpression: "attribute_exists(id)")),
      false
    ),
    (
      "a put with many conditions",
      .putItem(
        PutItemInput(
          tableName: "Things", item: key, conditionExpression: long,
          expressionAttributeValues: [":x": "x"])), true
    ),
    ("a scan", .scan(ScanInput(tableName: "Things")), false),
    (
      "a scan with many conditions",
      .scan(
        ScanInput(
          tableName: "Things", filterExpression: long, expressionAttributeValues: [":x": "x"])),
      true
    ),
    (
      "a transaction of two",
      .transactWriteItems(
        TransactWriteItemsInput(transactItems: [check("v = :x"), check("v = :x")])),
      false
    ),
    (
      "a transaction of five",
      .transactWriteItems(
        TransactWriteItemsInput(transactItems: Array(repeating: check("v = :x"), count: 5))), true
    ),
    (
      "a transaction with many conditions",
      .transactWriteItems(TransactWriteItemsInput(transactItems: [check(long)])), true
    ),
    (
      "a batch of nine keys",
      .batchGetItem(
        BatchGetItemInput(
          requestItems: [
            "Things": KeysAndAttributes(keys: (0..<9).map { ["id": .string("\($0)")] })
          ])
      ), true
    ),
    (
      "ten records of a stream", .getRecords(GetRecordsInput(shardIterator: "x", limit: 10)), false
    ),
    ("a page of a stream", .getRecords(GetRecordsInput(shardIterator: "x")), true),
    (
      "a statement", .executeStatement(ExecuteStatementInput(statement: "SELECT * FROM Things")),
      false
    ),
    (
      "a long statement",
      .executeStatement(
        ExecuteStatementInput(
          statement: "SELECT * FROM Things WHERE id = 'a' AND ("
            + long.replacing(":x", with: "'x'") + ")")), true
    ),
  ]

  private func answer(
    _ input: OperationInput, on database: DynamockDatabase, lanes: WorkLanes?
  ) async -> Result<OperationOutput, DynamoDBError> {
    await withCheckedContinuation { continuation in
      database.perform(input, in: RequestContext(), lanes: lanes) {
        continuation.resume(returning: $0)
      }
    }
  }

  @Test("are answered like all others, on each store", arguments: Store.allCases)
  func sameAnswers(store: Store) async throws {
    let lanes = WorkLanes(threads: 2)
    try await store.withDatabase { database in
      try await database.makeTable()
      for number in 0..<40 {
        _ = try await database.putItem(
          PutItemInput(
            tableName: "Things",
            item: [
              "id": .string("id\(number)"), "v": .string(String(repeating: "v", count: 30_000)),
            ]))
      }
      let pages: [(String, OperationInput, Bool)] = [
        (
          "a whole page", .scan(ScanInput(tableName: "Things", returnConsumedCapacity: .total)),
          false
        ),
        (
          "a limited page",
          .scan(ScanInput(tableName: "Things", limit: 20, returnConsumedCapacity: .total)), false
        ),
        (
          "a filtered page",
          .scan(
            ScanInput(
              tableName: "Things", returnConsumedCapacity: .total,
              filterExpression: "contains(v, :x)",
              expressionAttributeValues: [":x": "x"])), false
        ),
        (
          "a page of a statement",
          .executeStatement(
            ExecuteStatementInput(
              statement: "SELECT id FROM Things", returnConsumedCapacity: .total)), false
        ),
      ]
      for (name, input, _) in Self.requests + pages {
        let expected = await answer(input, on: database, lanes: nil)
        #expect(await answer(input, on: database, lanes: lanes) == expected, "\(name)")
      }
    }
  }

  @Test("run on another thread; small ones do not")
  func places() async throws {
    let database = try DynamockDatabase()
    try await database.makeTable()
    let lanes = WorkLanes(threads: 1)
    let gate = Gate()
    #expect(WorkLanes.isLong(bodyOf: 1 << 20))
    #expect(!WorkLanes.isLong(bodyOf: 1 << 10))
    lanes.submit(.query) { gate.wait() }
    defer { gate.open() }
    // Writes have a dedicated thread, which is not blocked here.
    for (name, input, isLong) in Self.requests
    where !name.hasPrefix("a put with many") && !name.hasPrefix("a transaction") {
      let isAnswered = Atomic(false)
      database.perform(input, in: RequestContext(), lanes: lanes) { _ in
        isAnswered.store(true, ordering: .sequentiallyConsistent)
      }
      #expect(isAnswered.load(ordering: .sequentiallyConsistent) == !isLong, "\(name)")
    }
  }

  @Test("a long page is counted once")
  func counting() async throws {
    let database = try DynamockDatabase()
    try await database.makeTable()
    for number in 0..<40 {
      _ = try await database.putItem(
        PutItemInput(
          tableName: "Things",
          item: ["id": .string("id\(number)"), "v": .string(String(repeating: "v", count: 8_000))]))
    }
    let lanes = WorkLanes(threads: 1)
    let input = ScanInput(
      tableName: "Things", limit: 30, returnConsumedCapacity: .total, consistentRead: true)
    _ = await answer(.scan(input), on: database, lanes: nil)
    let units = database.statistics?.tables.first?.source.usage(over: .start).units.read ?? 0
    for _ in 0..<3 { _ = await answer(.scan(input), on: database, lanes: lanes) }
    let table = try #require(database.statistics?.tables.first)
    let scans = table.operations.first { $0.operation == .scan }?.activity(over: .start)
    #expect(scans?.requests == 4)
    // 240,000 bytes are 58.6 steps of 4 KB.
    #expect(units >= 59)
    #expect(table.source.usage(over: .start).units.read == 4 * units)
  }

  @Test(
    "a long write and a small one after it keep their order, on each store",
    arguments: Store.allCases)
  func writeOrder(store: Store) async throws {
    let lanes = WorkLanes(threads: 2)
    try await store.withDatabase { database in
      try await database.makeTable()
      for round in 0..<200 {
        let long = PutItemInput(
          tableName: "Things", item: ["id": "a", "value": 1],
          conditionExpression: "NOT (" + Self.long + ")", expressionAttributeValues: [":x": "x"])
        database.perform(.putItem(long), in: RequestContext(), lanes: lanes) { _ in }
        let small = PutItemInput(tableName: "Things", item: ["id": "a", "value": 2])
        _ = await answer(.putItem(small), on: database, lanes: lanes)
        #expect(try await database.values() == ["a": 2], "\(round)")
      }
    }
  }

  @Test("a small write to memory waits for the long one before it; readers do not wait")
  func order() async throws {
    let database = try DynamockDatabase()
    try await database.makeTable()
    try await database.put("a", 0)
    let lanes = WorkLanes(threads: 1)
    let gate = Gate()
    let order = Mutex<[String]>([])
    let transaction = TransactWriteItemsInput(transactItems: [
      TransactWriteItem(
        put: Put(
          item: ["id": "a", "value": 1], tableName: "Things",
          conditionExpression: "NOT (" + Self.long + ")",
          expressionAttributeValues: [":x": "x"]))
    ])
    await withCheckedContinuation { continuation in
      database.perform(.transactWriteItems(transaction), in: RequestContext(), lanes: lanes) { _ in
        gate.wait()
        order.withLock { $0.append("long") }
      }
      let put = PutItemInput(tableName: "Things", item: ["id": "a", "value": 2])
      database.perform(.putItem(put), in: RequestContext(), lanes: lanes) { _ in
        order.withLock { $0.append("small") }
        continuation.resume()
      }
      let get = GetItemInput(tableName: "Things", key: ["id": "a"])
      database.perform(.getItem(get), in: RequestContext(), lanes: lanes) { _ in
        order.withLock { $0.append("read") }
        gate.open()
      }
    }
    #expect(order.withLock { $0 } == ["read", "long", "small"])
    #expect(try await database.values() == ["a": 2])
  }
}

@Suite("The order of work on threads", .timeLimit(.minutes(10)))
struct WorkPoolTests {
  private final class Client: RequestCaller {
    private let hasLeft = Atomic(false)

    var isOpen: Bool { !hasLeft.load(ordering: .sequentiallyConsistent) }

    func leave() { hasLeft.store(true, ordering: .sequentiallyConsistent) }
  }

  @Test("work of disconnected clients is done last")
  func abandonedWork() async {
    let pool = WorkPool(threads: 1)
    let gate = Gate()
    let order = Mutex<[String]>([])
    let clients = (0..<3).map { _ in Client() }
    let last = Client()
    await withCheckedContinuation { continuation in
      pool.submit { gate.wait() }
      for (number, client) in clients.enumerated() {
        pool.submit(for: client) { order.withLock { $0.append("left \(number)") } }
      }
      pool.submit { order.withLock { $0.append("without a client") } }
      pool.submit(for: last) { order.withLock { $0.append("waiting") } }
      for client in clients { client.leave() }
      gate.open()
      pool.submit(for: clients[0]) { continuation.resume() }
    }
    #expect(
      order.withLock { $0 } == ["without a client", "waiting", "left 0", "left 1", "left 2"])
  }
}

/// Blocks a thread until it is opened.
private final class Gate: Sendable {
  private let isOpen = Atomic(false)

  func open() { isOpen.store(true, ordering: .sequentiallyConsistent) }

  func wait() {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(20)
    while !isOpen.load(ordering: .sequentiallyConsistent), clock.now < end {}
  }
}
