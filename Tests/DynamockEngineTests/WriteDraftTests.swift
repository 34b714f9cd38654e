import Dynamock
import DynamockMemoryStorage
import DynamockModel
import Testing

/// A write to the item `a` of the table `Things`.
enum DraftedWrite: String, CaseIterable, Sendable {
  case put, putIfAbsent, putIfFirst, add, addIfFirst, setIfAbsent, removeLast, nested, keyOnly
  case delete, deleteIfFirst, longIndexKey, transaction, checkingTransaction, batch

  /// Performs the write; returns what it answers.
  func run(on database: DynamockDatabase) async -> String {
    do throws(DynamoDBError) {
      return try await send(to: database)
    } catch {
      return "\(error.code.name): \(error.message ?? "") \(error.cancellationReasons)"
    }
  }

  private func send(to database: DynamockDatabase) async throws(DynamoDBError) -> String {
    switch self {
    case .put: try await put(nil, in: database)
    case .putIfAbsent: try await put("attribute_not_exists(id)", in: database)
    case .putIfFirst: try await put("n = :one", in: database)
    case .add: try await update("ADD n :one", in: database)
    case .addIfFirst: try await update("ADD n :one", if: "n = :one", in: database)
    case .setIfAbsent: try await update("SET m = if_not_exists(m, n), n = n + :one", in: database)
    case .removeLast: try await update("REMOVE l[1]", in: database)
    case .nested: try await update("SET x.y = :one", in: database)
    case .keyOnly: try await update(nil, in: database)
    case .delete: try await delete(nil, in: database)
    case .deleteIfFirst: try await delete("n = :one", in: database)
    case .longIndexKey: try await update("SET g = :one", in: database)
    case .transaction:
      try await transact(
        [
          TransactWriteItem(
            update: Update(
              key: Self.key, updateExpression: "ADD n :one", tableName: "Things",
              expressionAttributeValues: [":one": .number(1)])),
          TransactWriteItem(put: Put(item: ["id": .string("b")], tableName: "Things")),
        ], in: database)
    case .batch: try await writeBatch(in: database)
    case .checkingTransaction:
      try await transact(
        [
          TransactWriteItem(
            conditionCheck: ConditionCheck(
              key: Self.key, tableName: "Things", conditionExpression: "n = :one",
              expressionAttributeValues: [":one": .number(1)],
              returnValuesOnConditionCheckFailure: .allOld)),
          TransactWriteItem(delete: Delete(key: ["id": .string("b")], tableName: "Things")),
        ], in: database)
    }
  }

  private static let key: Item = ["id": .string("a")]

  private func writeBatch(in database: DynamockDatabase) async throws(DynamoDBError) -> String {
    let output = try await database.batchWriteItem(
      BatchWriteItemInput(
        requestItems: [
          "Things": [
            WriteRequest(putRequest: PutRequest(item: ["id": .string("a"), "n": .number(8)])),
            WriteRequest(deleteRequest: DeleteRequest(key: ["id": .string("b")])),
            WriteRequest(putRequest: PutRequest(item: ["id": .string("c"), "m": .null])),
          ]
        ], returnConsumedCapacity: .indexes))
    return "\(output)"
  }

  private static func values(_ texts: String?...) -> Item? {
    texts.contains { $0?.contains(":one") == true } ? [":one": .number(1)] : nil
  }

  private func transact(
    _ actions: [TransactWriteItem], in database: DynamockDatabase
  ) async throws(DynamoDBError) -> String {
    let output = try await database.transactWriteItems(
      TransactWriteItemsInput(transactItems: actions, returnConsumedCapacity: .indexes))
    return "\(output)"
  }

  private func put(
    _ condition: String?, in database: DynamockDatabase
  ) async throws(DynamoDBError) -> String {
    let output = try await database.putItem(
      PutItemInput(
        tableName: "Things", item: ["id": .string("a"), "n": .number(7)], returnValues: .allOld,
        conditionExpression: condition, expressionAttributeValues: Self.values(condition)))
    return output.attributes?.description ?? "nothing"
  }

  private func update(
    _ text: String?, if condition: String? = nil, in database: DynamockDatabase
  ) async throws(DynamoDBError) -> String {
    let output = try await database.updateItem(
      UpdateItemInput(
        tableName: "Things", key: Self.key, returnValues: .allNew, updateExpression: text,
        conditionExpression: condition, expressionAttributeValues: Self.values(text, condition)))
    return output.attributes?.description ?? "nothing"
  }

  private func delete(
    _ condition: String?, in database: DynamockDatabase
  ) async throws(DynamoDBError) -> String {
    let output = try await database.deleteItem(
      DeleteItemInput(
        tableName: "Things", key: Self.key, returnValues: .allOld, conditionExpression: condition,
        expressionAttributeValues: Self.values(condition)))
    return output.attributes?.description ?? "nothing"
  }
}

/// A change of the table between the arrival of a write and its turn.
enum SchemaChange: CaseIterable, Sendable {
  case deleted, recreatedWithAnotherKey, indexed

  typealias Step = @Sendable (DynamockDatabase) async throws -> Void

  /// The writes of the change.
  var steps: [Step] {
    switch self {
    case .deleted: [Self.delete]
    case .recreatedWithAnotherKey:
      [Self.delete, { try await WriteDraftTests.makeTable(key: "other", in: $0) }]
    case .indexed: [Self.index]
    }
  }

  private static let delete: Step = {
    _ = try await $0.deleteTable(DeleteTableInput(tableName: "Things"))
  }

  private static let index: Step = {
    _ = try await $0.updateTable(
      UpdateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "g", attributeType: .s)],
        tableName: "Things",
        globalSecondaryIndexUpdates: [
          GlobalSecondaryIndexUpdate(
            create: CreateGlobalSecondaryIndexAction(
              indexName: "byG",
              keySchema: [KeySchemaElement(attributeName: "g", keyType: .hash)],
              projection: IndexProjection(projectionType: .all)))
        ]))
  }
}

@Suite("A write that was worked out before its turn", .timeLimit(.minutes(10)))
struct WriteDraftTests {
  static func makeTable(key: String = "id", in database: DynamockDatabase) async throws {
    _ = try await database.createTable(
      CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: key, attributeType: .s)],
        tableName: "Things", keySchema: [KeySchemaElement(attributeName: key, keyType: .hash)],
        billingMode: .payPerRequest))
  }

  private static func prepared(hasItem: Bool) async throws -> (DynamockDatabase, GatedStorage) {
    let store = GatedStorage(MemoryStorage())
    let database = try DynamockDatabase(store: store, clock: ManualClock())
    try await makeTable(in: database)
    if hasItem {
      _ = try await database.putItem(
        PutItemInput(
          tableName: "Things",
          item: [
            "id": .string("a"), "n": .number(1), "l": .list([.null, .bool(true)]),
            "x": .map(["z": .null]),
          ]))
    }
    return (database, store)
  }

  /// Waits until this many writes are delayed.
  private static func held(_ count: Int, by store: GatedStorage) async throws {
    let deadline = ContinuousClock.now + .seconds(300)
    while store.count < count {
      try #require(ContinuousClock.now < deadline)
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  private static func contents(of database: DynamockDatabase) async throws -> [String] {
    let page = try? await database.scan(ScanInput(tableName: "Things"))
    return page?.items?.map(\.description) ?? []
  }

  @Test(
    "answers and leaves what it would after the write that came in between",
    arguments: DraftedWrite.allCases, [true, false])
  func otherWrite(_ write: DraftedWrite, _ hasItem: Bool) async throws {
    for between in DraftedWrite.allCases {
      let (serial, _) = try await Self.prepared(hasItem: hasItem)
      let expected = [await between.run(on: serial), await write.run(on: serial)]

      let (database, store) = try await Self.prepared(hasItem: hasItem)
      defer { store.open() }
      store.shut()
      async let first = between.run(on: database)
      try await Self.held(1, by: store)
      async let second = write.run(on: database)
      try await Self.held(2, by: store)
      store.open()
      #expect(await [first, second] == expected, "\(between) in between")
      #expect(
        try await Self.contents(of: database) == Self.contents(of: serial), "\(between) in between")
    }
  }

  @Test(
    "answers and leaves what it would after a change of its table",
    arguments: DraftedWrite.allCases, SchemaChange.allCases)
  func schemaChange(_ write: DraftedWrite, _ change: SchemaChange) async throws {
    let (serial, _) = try await Self.prepared(hasItem: true)
    for step in change.steps { try await step(serial) }
    let expected = await write.run(on: serial)

    let (database, store) = try await Self.prepared(hasItem: true)
    defer { store.open() }
    store.shut()
    for (place, step) in change.steps.enumerated() {
      Task { try await step(database) }
      try await Self.held(place + 1, by: store)
    }
    async let answer = write.run(on: database)
    try await Self.held(change.steps.count + 1, by: store)
    store.open()
    #expect(await answer == expected)
    #expect(try await Self.contents(of: database) == Self.contents(of: serial))
  }
}
