import Dynamock
import DynamockMemoryStorage
import DynamockModel
import DynamockSQLiteStorage
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A write to the item `a` of a table, which may conflict with other requests.
enum ConflictingWrite: String, CaseIterable, Sendable {
  case put, update, delete, statement, statementInBatch, transaction, transactionOfStatements

  /// The exception of a conflict with a transaction on AWS, and its reasons ([aws-transactions]).
  var refusal: String {
    switch self {
    case .put, .update, .delete, .statement: "TransactionConflictException"
    case .statementInBatch: "TransactionConflict"
    case .transaction, .transactionOfStatements: "TransactionCanceledException TransactionConflict"
    }
  }

  /// Performs the write; returns its exception, or `nil`.
  func run(on database: DynamockDatabase, token: String? = nil) async -> String {
    do throws(DynamoDBError) {
      return try await send(to: database, token)
    } catch {
      return ([error.code.name] + error.cancellationReasons.map(\.code.rawValue)).joined(
        separator: " ")
    }
  }

  private func send(
    to database: DynamockDatabase, _ token: String?
  ) async throws(DynamoDBError) -> String {
    let key: Item = ["id": .string("a")]
    let sql = "UPDATE Things SET n = 5 WHERE id = 'a'"
    switch self {
    case .put: _ = try await database.putItem(PutItemInput(tableName: "Things", item: key))
    case .update: _ = try await database.updateItem(UpdateItemInput(tableName: "Things", key: key))
    case .delete: _ = try await database.deleteItem(DeleteItemInput(tableName: "Things", key: key))
    case .statement:
      _ = try await database.executeStatement(ExecuteStatementInput(statement: sql))
    case .statementInBatch:
      let output = try await database.batchExecuteStatement(
        BatchExecuteStatementInput(statements: [BatchStatementRequest(statement: sql)]))
      return output.responses?.first?.error?.code?.rawValue ?? ""
    case .transaction:
      _ = try await database.transactWriteItems(
        TransactWriteItemsInput(
          transactItems: [
            TransactWriteItem(
              update: Update(
                key: key, updateExpression: "ADD plays :one", tableName: "Things",
                expressionAttributeValues: [":one": .number(1)]))
          ], clientRequestToken: token))
    case .transactionOfStatements:
      _ = try await database.executeTransaction(
        ExecuteTransactionInput(
          transactStatements: [ParameterizedStatement(statement: sql)], clientRequestToken: token))
    }
    return ""
  }
}

@Suite("Writes that conflict with a transaction", .timeLimit(.minutes(10)))
struct ConflictTests {
  /// A database whose writes can be delayed, with the item `a`.
  private static func withDatabase(
    _ keeper: Keeper, _ conflicts: TransactionConflicts,
    _ body: (DynamockDatabase, GatedStorage) async throws -> Void
  ) async throws {
    var settings = DynamockDatabase.Settings()
    settings.transactionConflicts = conflicts
    let path = "/tmp/dynamock-conflict-\(UInt64.random(in: 0 ... .max)).sqlite"
    defer { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }
    let store = GatedStorage(
      keeper == .memory ? MemoryStorage() : try SQLiteStorage(path: path, durability: .off))
    let database = try DynamockDatabase(store: store, settings: settings, clock: ManualClock())
    _ = try await database.createTable(
      CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "id", attributeType: .s)],
        tableName: "Things", keySchema: [KeySchemaElement(attributeName: "id", keyType: .hash)],
        billingMode: .payPerRequest))
    _ = try await database.putItem(
      PutItemInput(tableName: "Things", item: ["id": .string("a"), "n": .number(1)]))
    // Without it, a failed expectation would wait forever for the writes that it has started.
    defer { store.open() }
    try await body(database, store)
    try database.close()
  }

  /// Waits until this many writes are delayed.
  private static func held(_ count: Int, by store: GatedStorage) async throws {
    // Generous, because hundreds of other tests run at the same time.
    let deadline = ContinuousClock.now + .seconds(300)
    while store.count < count {
      try #require(ContinuousClock.now < deadline)
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  @Test(
    "wait for their turn by default, and all succeed", arguments: ConflictingWrite.allCases,
    Keeper.allCases)
  func queue(_ write: ConflictingWrite, _ keeper: Keeper) async throws {
    #expect(DynamockDatabase.Settings().transactionConflicts == .none)
    try await Self.withDatabase(keeper, .none) { database, store in
      store.shut()
      async let first = ConflictingWrite.transaction.run(on: database)
      try await Self.held(1, by: store)
      async let second = write.run(on: database)
      try await Self.held(2, by: store)
      store.open()
      #expect(await first == "")
      #expect(await second == "")
    }
  }

  @Test(
    "are rejected with conflicts = real, on both stores",
    arguments: ConflictingWrite.allCases, Keeper.allCases)
  func reject(_ write: ConflictingWrite, _ keeper: Keeper) async throws {
    try await Self.withDatabase(keeper, .real) { database, store in
      for transaction in [ConflictingWrite.transaction, .transactionOfStatements] {
        store.shut()
        async let first = transaction.run(on: database)
        try await Self.held(1, by: store)
        async let second = write.run(on: database)
        if !write.rawValue.hasPrefix("transaction") { try await Self.held(2, by: store) }
        if write.rawValue.hasPrefix("transaction") { #expect(await second == write.refusal) }
        store.open()
        #expect(await first == "")
        #expect(await second == write.refusal)
        // After its response the request conflicts with nothing.
        #expect(await write.run(on: database) == "")
        _ = try await database.putItem(
          PutItemInput(tableName: "Things", item: ["id": .string("a"), "n": .number(1)]))
      }
    }
  }

  // [aws-api-reference], TransactWriteItems: TransactionInProgressException.
  @Test(
    "of two concurrent requests with one token, the second gets TransactionInProgressException",
    arguments: [ConflictingWrite.transaction, .transactionOfStatements],
    TransactionConflicts.allCases)
  func tokens(_ write: ConflictingWrite, _ conflicts: TransactionConflicts) async throws {
    for keeper in Keeper.allCases {
      try await Self.withDatabase(keeper, conflicts) { database, store in
        store.shut()
        async let first = write.run(on: database, token: "once")
        try await Self.held(1, by: store)
        #expect(
          await write.run(on: database, token: "once") == "TransactionInProgressException")
        store.open()
        #expect(await first == "")
        // Later the same token gets the recorded response; the token of a failed request can also
        // be used again.
        #expect(await write.run(on: database, token: "once") == "")
      }
    }
  }

  @Test(
    "120 transactions of six clients on one item all succeed by default", arguments: Keeper.allCases
  )
  func manyClients(_ keeper: Keeper) async throws {
    try await Self.withDatabase(keeper, .none) { database, _ in
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<6 {
          group.addTask {
            for _ in 0..<20 {
              let answer = await ConflictingWrite.transaction.run(on: database)
              #expect(answer == "")
            }
          }
        }
      }
      let output = try await database.getItem(
        GetItemInput(tableName: "Things", key: ["id": .string("a")]))
      #expect(output.item?["plays"] == .number(120))
    }
  }
}
