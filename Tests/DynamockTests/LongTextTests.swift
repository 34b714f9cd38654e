import Dynamock
import DynamockModel
import Testing

/// Tests a text of 390 KB and a part of 195 KB that almost occurs in it at every position;
/// comparing at each takes half a minute in a release build.
@Suite("Searching long texts", .timeLimit(.minutes(10)))
struct LongTextTests {
  private static let text = String(repeating: "a", count: 390_000)
  private static let absent = String(repeating: "a", count: 195_000) + "b"
  private static let present = String(repeating: "a", count: 195_000)

  @Test(
    "filters, conditions, statements and legacy parameters search in linear time, on each store",
    arguments: Store.allCases)
  func everywhere(store: Store) async throws {
    try await store.withDatabase { database in
      try await database.makeTable()
      let bytes = Array(Self.text.utf8)
      let items: [Item] = [
        ["id": "text", "d": .string(Self.text)], ["id": "bytes", "d": .binary(bytes)],
      ]
      for item in items {
        _ = try await database.putItem(PutItemInput(tableName: "Things", item: item))
      }
      for (part, isPresent) in [(Self.present, true), (Self.absent, false)] {
        for value in [AttributeValue.string(part), .binary(Array(part.utf8))] {
          let expected = isPresent ? 1 : 0
          let filtered = try await database.scan(
            ScanInput(
              tableName: "Things", filterExpression: "contains(d, :p)",
              expressionAttributeValues: [":p": value]))
          #expect(filtered.count == expected)
          let selected = try await database.executeStatement(
            ExecuteStatementInput(
              statement: "SELECT id FROM Things WHERE contains(d, ?)", parameters: [value]))
          #expect(selected.items?.count == expected)
          let legacy = try await database.scan(
            ScanInput(
              tableName: "Things",
              scanFilter: [
                "d": LegacyCondition(attributeValueList: [value], comparisonOperator: .contains)
              ]))
          #expect(legacy.count == expected)
          let condition = UpdateItemInput(
            tableName: "Things", key: ["id": value.text == nil ? "bytes" : "text"],
            updateExpression: "SET n = :p2", conditionExpression: "contains(d, :p)",
            expressionAttributeValues: [":p": value, ":p2": 1])
          let isUpdated = (try? await database.updateItem(condition)) != nil
          #expect(isUpdated == isPresent)
        }
      }
    }
  }
}
