import Dynamock
import DynamockExchange
import DynamockModel
import TemporaryFiles
import Testing

@Suite("Exporting and importing tables")
struct RoundTripTests {
  @Test("keep every kind of value, their indexes, tags and time to live")
  func keepsEverything() async throws {
    let folder = TemporaryFolder()
    let original = try DynamockDatabase()
    try await original.makeOrders()
    for item in Self.items {
      _ = try await original.putItem(PutItemInput(tableName: "Orders", item: item))
    }
    let exports = try await TableExport(into: folder.path).run(original, tables: [])
    #expect(exports.map(\.itemCount) == [Self.items.count])

    let copy = try DynamockDatabase()
    let progress = ExchangeProgress()
    let loads = try await TableLoad(into: copy, progress: progress)
      .run(ImportRequest(path: folder.path)).tables
    #expect(loads.map(\.table) == ["Orders"])
    #expect(loads.map(\.itemCount) == [Self.items.count])
    #expect(progress.state.items == Self.items.count)
    #expect(progress.state.total == Self.items.count)
    #expect(try await copy.items() == original.items())
    #expect(try await copy.items(index: "by-kind") == original.items(index: "by-kind"))
    #expect(try await copy.items(index: "by-kind").count == 1)
    let old = try #require(try await original.describeTable(.init(tableName: "Orders")).table)
    let new = try #require(try await copy.describeTable(.init(tableName: "Orders")).table)
    #expect(new.tableStatus == .active)
    #expect(new.keySchema == old.keySchema)
    #expect(new.attributeDefinitions == old.attributeDefinitions)
    #expect(
      new.globalSecondaryIndexes?.map(\.keySchema) == old.globalSecondaryIndexes?.map(\.keySchema))
    #expect(new.itemCount == old.itemCount)
    #expect(new.tableSizeBytes == old.tableSizeBytes)
    #expect(new.streamSpecification == old.streamSpecification)
    let tags = try await copy.listTagsOfResource(.init(resourceArn: new.tableArn)).tags
    #expect(tags?.map(\.key) == ["team"])
  }

  @Test("change nothing if an imported table exists")
  func refusesExistingTable() async throws {
    let folder = TemporaryFolder()
    let database = try DynamockDatabase()
    try await database.makeOrders()
    _ = try await TableExport(into: folder.path).run(database, tables: ["Orders"])
    await #expect(throws: ExchangeError.self) {
      try await TableLoad(into: database).run(ImportRequest(path: folder.path))
    }
    var renamed = ImportRequest(path: folder.path)
    renamed.name = "Copy"
    _ = try await TableLoad(into: database).run(renamed)
    #expect(try await database.listTables(.init()).tableNames == ["Copy", "Orders"])
  }

  private static let items: [Item] = [
    [
      "id": .string("a"), "no": .number(DecimalNumber(1)), "kind": .string("good"),
      "binary": .binary([0, 255, 10]), "yes": .bool(true), "none": .null,
      "list": .list([.string("\"\n\u{1F600}"), .number(DecimalNumber(-7))]),
      "map": .map(["inner": .map([:])]), "texts": .stringSet(["x", "y"]),
      "numbers": .numberSet([DecimalNumber(1), DecimalNumber(2)]), "blobs": .binarySet([[1], [2]]),
    ],
    ["id": .string("a"), "no": .number(DecimalNumber(-2))],
  ]
}

extension DynamockDatabase {
  fileprivate func makeOrders() async throws {
    _ = try await createTable(
      CreateTableInput(
        attributeDefinitions: [
          AttributeDefinition(attributeName: "id", attributeType: .s),
          AttributeDefinition(attributeName: "no", attributeType: .n),
          AttributeDefinition(attributeName: "kind", attributeType: .s),
        ],
        tableName: "Orders",
        keySchema: [
          KeySchemaElement(attributeName: "id", keyType: .hash),
          KeySchemaElement(attributeName: "no", keyType: .range),
        ],
        globalSecondaryIndexes: [
          GlobalSecondaryIndex(
            indexName: "by-kind",
            keySchema: [KeySchemaElement(attributeName: "kind", keyType: .hash)],
            projection: IndexProjection(projectionType: .all))
        ],
        billingMode: .payPerRequest,
        streamSpecification: StreamSpecification(streamEnabled: true, streamViewType: .newImage),
        tags: [Tag(key: "team", value: "blue")]))
  }

  fileprivate func items(index: String? = nil) async throws -> [Item] {
    let page = try await scan(ScanInput(tableName: "Orders", indexName: index))
    return (page.items ?? []).compactMap { $0.decoded() }
  }
}
