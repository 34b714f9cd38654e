import Dynamock
import DynamockModel

/// The two stores of tests of databases.
enum Store: String, Sendable, CaseIterable {
  case memory, sqlite

  /// Runs a test on an empty database, and removes the database's file afterwards.
  func withDatabase(
    clock: any WallClock = ManualClock(), _ body: (DynamockDatabase) async throws -> Void
  ) async throws {
    switch self {
    case .memory: try await body(DynamockDatabase(clock: clock))
    case .sqlite:
      let path = TemporaryPath()
      let database = try DynamockDatabase(file: path.text, durability: .off, clock: clock)
      try await body(database)
      try database.close()
      _ = path
    }
  }
}

extension DynamockDatabase {
  /// Creates a table with a partition key `id`.
  func makeTable(_ name: String = "Things") async throws {
    _ = try await createTable(
      CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "id", attributeType: .s)],
        tableName: name, keySchema: [KeySchemaElement(attributeName: "id", keyType: .hash)],
        billingMode: .payPerRequest))
  }

  func put(_ id: String, _ value: Int, in table: String = "Things") async throws {
    _ = try await putItem(
      PutItemInput(
        tableName: table, item: ["id": .string(id), "value": .number(DecimalNumber(value))]))
  }

  func delete(_ id: String, in table: String = "Things") async throws {
    _ = try await deleteItem(DeleteItemInput(tableName: table, key: ["id": .string(id)]))
  }

  /// Returns the values of all items by their id.
  func values(in table: String = "Things") async throws -> [String: Int] {
    var values: [String: Int] = [:]
    var start: Item?
    repeat {
      let page = try await scan(ScanInput(tableName: table, exclusiveStartKey: start))
      for item in (page.items ?? []).compactMap({ $0.decoded() }) {
        guard case .string(let id)? = item["id"], case .number(let value)? = item["value"] else {
          continue
        }
        values[id] = Int(exactly: value)
      }
      start = page.lastEvaluatedKey
    } while start != nil
    return values
  }

  func itemCount(of table: String = "Things") async throws -> Int? {
    try await describeTable(DescribeTableInput(tableName: table)).table?.itemCount
  }
}
