import Dynamock
import DynamockModel
import DynamockServer
import DynamockTesting
import Testing

@Suite(
  "Each test has a fork of the seeded database",
  .database { seed in
    _ = try await seed.createTable(
      CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "id", attributeType: .s)],
        tableName: "Things", keySchema: [KeySchemaElement(attributeName: "id", keyType: .hash)],
        billingMode: .payPerRequest))
    _ = try await seed.putItem(PutItemInput(tableName: "Things", item: ["id": .string("seed")]))
  })
struct DatabaseTraitTests {
  @Test("contains only the seed", arguments: 0..<40)
  func isolation(number: Int) async throws {
    let database = try TestDatabase.current
    let before = try await database.scan(ScanInput(tableName: "Things"))
    #expect(before.count == 1)
    _ = try await database.putItem(
      PutItemInput(tableName: "Things", item: ["id": .string("\(number)")]))
    await Task.yield()
    #expect(try await database.scan(ScanInput(tableName: "Things")).count == 2)
  }

  @Test("can be served on a port")
  func serving() async throws {
    let database = try TestDatabase.current
    let answer = try await database.served { endpoint in
      let port = try #require(Int(endpoint.split(separator: ":").last ?? ""))
      return try await HealthProbe.check(host: "127.0.0.1", port: port)
    }
    #expect(answer.hasPrefix("healthy"))
  }
}

@Suite("Without the trait")
struct MissingTraitTests {
  @Test("a missing database is reported with advice")
  func missing() {
    #expect(throws: TestDatabase.Missing.self) { try TestDatabase.current }
  }
}
