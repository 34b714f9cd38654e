import Dynamock
import DynamockMemoryStorage
import DynamockModel
import Testing

@Suite("The keys of a batch or a transaction")
struct DistinctKeysTests {
  /// Sort keys, of which the first three have the same last eight bytes, and so the same hash.
  private static let sorts = [
    "a the same end", "b the same end", "the same end", "end", "e", "an other end",
  ]

  private static func database() async throws -> DynamockDatabase {
    let database = try DynamockDatabase(store: MemoryStorage())
    for table in ["One", "Two"] {
      _ = try await database.createTable(
        CreateTableInput(
          attributeDefinitions: [
            AttributeDefinition(attributeName: "p", attributeType: .s),
            AttributeDefinition(attributeName: "s", attributeType: .s),
          ], tableName: table,
          keySchema: [
            KeySchemaElement(attributeName: "p", keyType: .hash),
            KeySchemaElement(attributeName: "s", keyType: .range),
          ], billingMode: .payPerRequest))
    }
    return database
  }

  private static func item(_ sort: String) -> Item { ["p": .string("p"), "s": .string(sort)] }

  private static func count(in table: String, of database: DynamockDatabase) async throws -> Int? {
    try await database.scan(ScanInput(tableName: table)).count
  }

  @Test("are distinct unless they are the same, also if their hashes are equal, in a batch")
  func batch() async throws {
    let database = try await Self.database()
    let writes = Self.sorts.map { WriteRequest(putRequest: PutRequest(item: Self.item($0))) }
    _ = try await database.batchWriteItem(
      BatchWriteItemInput(requestItems: ["One": writes, "Two": writes]))
    #expect(try await Self.count(in: "One", of: database) == Self.sorts.count)
    #expect(try await Self.count(in: "Two", of: database) == Self.sorts.count)
    for sort in Self.sorts {
      let repeated = WriteRequest(deleteRequest: DeleteRequest(key: Self.item(sort)))
      let error = await #expect(throws: DynamoDBError.self) {
        try await database.batchWriteItem(
          BatchWriteItemInput(requestItems: ["One": writes + [repeated]]))
      }
      #expect(error?.message == "Provided list of item keys contains duplicates")
    }
    #expect(try await Self.count(in: "One", of: database) == Self.sorts.count)
  }

  @Test("are distinct unless they are the same in the same table in a transaction")
  func transaction() async throws {
    let database = try await Self.database()
    let puts = ["One", "Two"].flatMap { table in
      Self.sorts.map { TransactWriteItem(put: Put(item: Self.item($0), tableName: table)) }
    }
    _ = try await database.transactWriteItems(TransactWriteItemsInput(transactItems: puts))
    #expect(try await Self.count(in: "One", of: database) == Self.sorts.count)
    #expect(try await Self.count(in: "Two", of: database) == Self.sorts.count)
    for sort in Self.sorts {
      let repeated = TransactWriteItem(delete: Delete(key: Self.item(sort), tableName: "Two"))
      let error = await #expect(throws: DynamoDBError.self) {
        try await database.transactWriteItems(
          TransactWriteItemsInput(transactItems: puts + [repeated]))
      }
      #expect(
        error?.message
          == "Transaction request cannot include multiple operations on one item")
    }
    #expect(try await Self.count(in: "Two", of: database) == Self.sorts.count)
  }
}
