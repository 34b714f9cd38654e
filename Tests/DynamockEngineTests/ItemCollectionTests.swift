import Dynamock
import DynamockModel
import Testing

/// Tests the limit of item collections of tables with local indexes: 10 GB ([aws-lsi], "Item
/// collection size limit"), in these tests 1,000 bytes.
@Suite("Item collections")
struct ItemCollectionTests {
  /// Returns a bench with small collections, with a table whose local index `byN` projects all
  /// attributes.
  private func bench(_ keeper: Keeper) async throws -> Bench {
    let bench = try Bench(keeper) { $0.itemCollectionSize = 1_000 }
    _ = try await bench.database.createTable(
      CreateTableInput(
        attributeDefinitions: [("p", .s), ("c", .s), ("n", .n)].map {
          AttributeDefinition(attributeName: $0, attributeType: $1)
        },
        tableName: "Music",
        keySchema: Self.schema(sort: "c"),
        localSecondaryIndexes: [
          LocalSecondaryIndex(
            indexName: "byN", keySchema: Self.schema(sort: "n"),
            projection: IndexProjection(projectionType: .all))
        ],
        billingMode: .payPerRequest))
    return bench
  }

  private static func schema(sort: String) -> [KeySchemaElement] {
    [
      KeySchemaElement(attributeName: "p", keyType: .hash),
      KeySchemaElement(attributeName: sort, keyType: .range),
    ]
  }

  /// Returns an item of 10 bytes plus `length`, which the index contains as well if `n` is given.
  private func item(_ p: String, _ c: String, length: Int, indexed: Bool = false) -> Item {
    let text = String(repeating: "x", count: length)
    let item: Item = ["p": .string(p), "c": .string(c), "v": .string(text)]
    guard indexed else { return item }
    return ["p": .string(p), "c": .string(c), "v": .string(text), "n": .number(.zero)]
  }

  private func expectTooLarge(_ error: DynamoDBError) {
    #expect(error.code == .itemCollectionSizeLimitExceeded)
    // The model's text of this cancellation reason.
    #expect(error.message == "Collection size exceeded.")
  }

  @Test(
    "a write beyond the limit is rejected and leaves nothing behind", arguments: Keeper.allCases)
  func put(keeper: Keeper) async throws {
    let bench = try await bench(keeper)
    try await bench.put(item("a", "1", length: 800))
    expectTooLarge(try await failure { try await bench.put(item("a", "2", length: 400)) })
    try await bench.put(item("b", "1", length: 800))
    #expect(try await bench.items().count == 2)
  }

  @Test("entries of local indexes count", arguments: Keeper.allCases)
  func entries(keeper: Keeper) async throws {
    let bench = try await bench(keeper)
    expectTooLarge(
      try await failure { try await bench.put(item("a", "1", length: 600, indexed: true)) })
    try await bench.put(item("a", "1", length: 600))
    let output = try await bench.database.query(
      QueryInput(
        tableName: "Music", indexName: "byN", keyConditionExpression: "p = :p",
        expressionAttributeValues: [":p": .string("a")]))
    #expect(output.count == 0)
  }

  @Test("writes that do not grow a full collection are accepted", arguments: Keeper.allCases)
  func shrinking(keeper: Keeper) async throws {
    let bench = try await bench(keeper)
    try await bench.put(item("a", "1", length: 500))
    try await bench.put(item("a", "2", length: 480))
    expectTooLarge(try await failure { try await bench.put(item("a", "2", length: 500)) })
    try await bench.put(item("a", "1", length: 500))
    try await bench.put(item("a", "1", length: 300))
    try await bench.delete("a", "2")
    try await bench.put(item("a", "3", length: 400))
  }

  @Test("a transaction is cancelled with the reason", arguments: Keeper.allCases)
  func transaction(keeper: Keeper) async throws {
    let bench = try await bench(keeper)
    let puts = [("b", 10), ("a", 600), ("a", 700)].enumerated().map { place, entry in
      TransactWriteItem(
        put: Put(item: item(entry.0, "\(place)", length: entry.1), tableName: "Music"))
    }
    let error = try await failure {
      try await bench.database.transactWriteItems(TransactWriteItemsInput(transactItems: puts))
    }
    #expect(error.code == .transactionCanceled)
    #expect(
      error.cancellationReasons.map(\.code.rawValue) == [
        "None", "None", "ItemCollectionSizeLimitExceeded",
      ])
    #expect(error.cancellationReasons.last?.message == "Collection size exceeded.")
    #expect(try await bench.items().isEmpty)
  }

  @Test("one statement of a batch can fail", arguments: Keeper.allCases)
  func statements(keeper: Keeper) async throws {
    let bench = try await bench(keeper)
    let output = try await bench.database.batchExecuteStatement(
      BatchExecuteStatementInput(
        statements: [900, 1_200].map { length in
          BatchStatementRequest(
            statement: "INSERT INTO Music VALUE {'p': 'a\(length)', 'c': '1', 'v': ?}",
            parameters: [.string(String(repeating: "x", count: length))])
        }))
    let codes = try #require(output.responses).map { $0.error?.code?.rawValue }
    #expect(codes == [nil, "ItemCollectionSizeLimitExceeded"])
    #expect(try await bench.items().count == 1)
  }

  @Test("a table without local indexes has no such limit", arguments: Keeper.allCases)
  func unlimited(keeper: Keeper) async throws {
    let bench = try Bench(keeper) { $0.itemCollectionSize = 1_000 }
    try await bench.makeTable()
    for place in 1...3 { try await bench.put(item("a", "\(place)", length: 900)) }
    #expect(try await bench.items().count == 3)
  }
}
