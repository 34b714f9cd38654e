import Dynamock
import DynamockEngine
import DynamockModel
import DynamockValidation
import Testing

/// Tests starting keys in Scan's current layer, which 20 of 33 regions had on 2026-10-20.
///
/// The rows were captured in eu-west-2 and eu-central-1 (`Tests/Clients/captures/disputed`).
@Suite("Starting keys of Scan's current layer")
struct CurrentScanTests {
  /// A starting key that does not fit the table.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let key: Item
    let index: String?
    let message: String
  }

  private static let invalid = "The provided starting key is invalid"
  private static func mismatch(_ name: String, in index: String) -> String {
    "One or more parameter values were invalid: Type mismatch for Index Key \(name) Expected: S "
      + "Actual: N IndexName: \(index)"
  }
  private static let one = AttributeValue.number(1)
  private static let a = AttributeValue.string("a")

  static let rows = [
    Row(
      testDescription: "rejects a surplus attribute (scan-020)", key: ["extra": a, "pk": a],
      index: nil, message: invalid),
    Row(
      testDescription: "rejects an empty key (scan-021)", key: [:], index: nil, message: invalid),
    Row(
      testDescription: "rejects a key of another attribute (scan-022)", key: ["bad": a],
      index: nil, message: invalid),
    Row(
      testDescription: "names the first index when the table is scanned (scan-036)",
      key: ["gk": a, "pk": one], index: nil, message: mismatch("pk", in: "gsi")),
    Row(
      testDescription: "names the index that is scanned (scan-037)",
      key: ["gk2": a, "pk": one], index: "gsi2", message: mismatch("pk", in: "gsi2")),
    Row(
      testDescription: "names an attribute of the index's own key (scan-115)",
      key: ["gk": one, "pk": a], index: "gsi", message: mismatch("gk", in: "gsi")),
  ]

  @Test(
    "rejects an invalid starting key with the captured message", arguments: Keeper.allCases, rows)
  func refuses(keeper: Keeper, row: Row) async throws {
    let database = try await Self.database(keeper)
    let request = try ScanRequest(
      validating: ScanInput(
        tableName: "Main", indexName: row.index, exclusiveStartKey: row.key),
      in: .reads)
    let error = #expect(throws: DynamoDBError.self) { try database.database.engine.scan(request) }
    #expect(error?.message == row.message)
  }

  @Test("continues after a valid starting key", arguments: Keeper.allCases)
  func resumes(keeper: Keeper) async throws {
    let database = try await Self.database(keeper)
    for key in ["a", "b"] {
      _ = try await database.database.putItem(
        PutItemInput(tableName: "Main", item: ["pk": .string(key), "gk": .string("g")]))
    }
    func page(_ start: Item?, of index: String?) throws -> ScanOutput? {
      try database.database.engine.scan(
        ScanRequest(
          validating: ScanInput(
            tableName: "Main", indexName: index, limit: 1, exclusiveStartKey: start),
          in: .reads))
    }
    for index in [nil, "gsi"] {
      let first = try #require(try page(nil, of: index))
      let second = try #require(try page(first.lastEvaluatedKey, of: index))
      let items = (first.items ?? []) + (second.items ?? [])
      #expect(Set(items.compactMap { $0["pk"] }) == [.string("a"), .string("b")])
    }
  }

  /// Returns a database with the table of the captures.
  private static func database(_ keeper: Keeper) async throws -> Bench {
    let bench = try Bench(keeper)
    _ = try await bench.database.createTable(
      CreateTableInput(
        attributeDefinitions: ["pk", "gk", "gk2"].map {
          AttributeDefinition(attributeName: $0, attributeType: .s)
        },
        tableName: "Main",
        keySchema: [KeySchemaElement(attributeName: "pk", keyType: .hash)],
        globalSecondaryIndexes: [("gsi", "gk"), ("gsi2", "gk2")].map { name, key in
          GlobalSecondaryIndex(
            indexName: name,
            keySchema: [KeySchemaElement(attributeName: key, keyType: .hash)],
            projection: IndexProjection(projectionType: .all))
        },
        billingMode: .payPerRequest))
    return bench
  }
}
