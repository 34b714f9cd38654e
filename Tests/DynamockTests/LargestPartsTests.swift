import Dynamock
import DynamockModel
import DynamockStatistics
import Testing

@Suite("The largest items and item collections")
struct LargestPartsTests {
  private let clock = ManualClock()

  @Test(
    "Collections are items and local entries together, on each store", arguments: Store.allCases)
  func collections(store: Store) async throws {
    try await store.withDatabase(clock: clock) { database in
      _ = try await database.createTable(
        CreateTableInput(
          attributeDefinitions: ["p", "s", "l"].map {
            AttributeDefinition(attributeName: $0, attributeType: .s)
          }, tableName: "Pages",
          keySchema: [
            KeySchemaElement(attributeName: "p", keyType: .hash),
            KeySchemaElement(attributeName: "s", keyType: .range),
          ],
          localSecondaryIndexes: [
            LocalSecondaryIndex(
              indexName: "near",
              keySchema: [
                KeySchemaElement(attributeName: "p", keyType: .hash),
                KeySchemaElement(attributeName: "l", keyType: .range),
              ], projection: IndexProjection(projectionType: .keysOnly))
          ], billingMode: .payPerRequest))
      // 100 bytes each: "p", a letter, "s", a digit, "v", 95 of text. The third item also has "l"
      // and "y", and an index entry of "p", "s" and "l", 6 bytes.
      for (partition, sort, more) in [("a", "1", false), ("a", "2", false), ("b", "1", true)] {
        var item: Item = [
          "p": .string(partition), "s": .string(sort),
          "v": .string(String(repeating: "x", count: 95)),
        ]
        if more { item["l"] = .string("y") }
        _ = try await database.putItem(PutItemInput(tableName: "Pages", item: item))
      }
      let parts = try #require(try database.largestParts(of: "Pages", count: 2).first)
      #expect(parts.table == "Pages")
      #expect(parts.items.map(\.bytes) == [102, 100])
      #expect(parts.items.first?.key == ["p": .string("b"), "s": .string("1")])
      #expect(
        parts.collections == [
          .init(key: ["p": .string("a")], items: 2, bytes: 200),
          .init(key: ["p": .string("b")], items: 1, bytes: 108),
        ])
      let one = try #require(try database.largestParts(count: 1).first)
      #expect((one.items.count, one.collections.count) == (1, 1))
      #expect(try database.largestParts(of: "Nowhere").isEmpty)
    }
  }

  @Test("A table without a sort key has items but no collections")
  func withoutSortKey() async throws {
    let database = try DynamockDatabase(clock: clock)
    _ = try await database.createTable(
      CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "p", attributeType: .s)],
        tableName: "Things", keySchema: [KeySchemaElement(attributeName: "p", keyType: .hash)],
        billingMode: .payPerRequest))
    _ = try await database.putItem(
      PutItemInput(tableName: "Things", item: ["p": .string("a"), "v": .string("xyz")]))
    let parts = try #require(try database.largestParts().first)
    #expect(parts.items == [.init(key: ["p": .string("a")], bytes: 6)])
    #expect(parts.collections.isEmpty)
  }
}
