import Dynamock
import DynamockModel
import Testing

/// A database with everything that a file can contain: a table with both kinds of indexes, expiry
/// times and a stream, and a second table.
enum SampleDatabase {
  /// The number of items of the table `Orders`.
  static let orders = 150

  /// Creates the file.
  static func make(_ path: String) async throws {
    let database = try DynamockDatabase(file: path, durability: .off)
    try await createTables(in: database)
    for number in 0..<orders { try await put(number, into: database) }
    for number in stride(from: 0, to: orders, by: 10) {
      _ = try await database.deleteItem(DeleteItemInput(tableName: "Orders", key: key(number)))
      try await put(number, into: database, round: 1)
    }
    for number in 0..<20 {
      _ = try await database.putItem(
        PutItemInput(
          tableName: "Plain", item: ["n": .number(DecimalNumber(number * number - 100))]))
    }
    try database.close()
  }

  /// The key of an order.
  static func key(_ number: Int) -> Item {
    ["id": .string("order \(number / 3)"), "at": .number(DecimalNumber(number % 3))]
  }

  /// An order; its round distinguishes versions.
  static func order(_ number: Int, round: Int = 0) -> Item {
    var item = key(number)
    item["status"] = .string(number.isMultiple(of: 2) ? "open" : "done")
    item["rank"] = .number(DecimalNumber(number))
    item["round"] = .number(DecimalNumber(round))
    item["expires"] = .number(DecimalNumber(4_000_000_000 + number))
    item["text"] = .string(String(repeating: "text \(number) ", count: number * 3))
    return item
  }

  /// Puts an order.
  static func put(_ number: Int, into database: DynamockDatabase, round: Int = 0) async throws {
    _ = try await database.putItem(
      PutItemInput(tableName: "Orders", item: order(number, round: round)))
  }

  private static func createTables(in database: DynamockDatabase) async throws {
    _ = try await database.createTable(
      CreateTableInput(
        attributeDefinitions: [
          AttributeDefinition(attributeName: "id", attributeType: .s),
          AttributeDefinition(attributeName: "at", attributeType: .n),
          AttributeDefinition(attributeName: "status", attributeType: .s),
          AttributeDefinition(attributeName: "rank", attributeType: .n),
        ],
        tableName: "Orders",
        keySchema: [
          KeySchemaElement(attributeName: "id", keyType: .hash),
          KeySchemaElement(attributeName: "at", keyType: .range),
        ],
        localSecondaryIndexes: [
          LocalSecondaryIndex(
            indexName: "byRank",
            keySchema: [
              KeySchemaElement(attributeName: "id", keyType: .hash),
              KeySchemaElement(attributeName: "rank", keyType: .range),
            ], projection: IndexProjection(projectionType: .all))
        ],
        globalSecondaryIndexes: [
          GlobalSecondaryIndex(
            indexName: "byStatus",
            keySchema: [KeySchemaElement(attributeName: "status", keyType: .hash)],
            projection: IndexProjection(projectionType: .include, nonKeyAttributes: ["round"]))
        ], billingMode: .payPerRequest,
        streamSpecification: StreamSpecification(
          streamEnabled: true, streamViewType: .newAndOldImages)))
    _ = try await database.updateTimeToLive(
      UpdateTimeToLiveInput(
        tableName: "Orders",
        timeToLiveSpecification: TimeToLiveSpecification(enabled: true, attributeName: "expires")))
    _ = try await database.createTable(
      CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "n", attributeType: .n)],
        tableName: "Plain", keySchema: [KeySchemaElement(attributeName: "n", keyType: .hash)],
        billingMode: .payPerRequest))
  }
}
