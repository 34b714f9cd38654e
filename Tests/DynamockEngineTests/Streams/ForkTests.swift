import Dynamock
import DynamockMemoryStorage
import DynamockModel
import Testing

@Suite("Forks and the passing of time")
struct ForkTests {
  @Test("a fork of the store has its own copy of the stream and the expiries")
  func fork() async throws {
    let clock = ManualClock()
    let store = MemoryStorage()
    let original = try DynamockDatabase(store: store, clock: clock)
    let table = try await original.createTable(
      CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "p", attributeType: .s)],
        tableName: "Music", keySchema: [KeySchemaElement(attributeName: "p", keyType: .hash)],
        billingMode: .payPerRequest,
        streamSpecification: StreamSpecification(streamEnabled: true, streamViewType: .newImage),
        tags: [TableTag(key: "team", value: "jazz")]))
    let arn = try #require(table.tableDescription?.latestStreamArn)
    _ = try await original.updateTimeToLive(
      UpdateTimeToLiveInput(
        tableName: "Music",
        timeToLiveSpecification: TimeToLiveSpecification(enabled: true, attributeName: "expires")))
    let expired = Int(clock.now.milliseconds / 1000) - 1
    func put(_ name: String, into database: DynamockDatabase) async throws {
      _ = try await database.putItem(
        PutItemInput(
          tableName: "Music",
          item: ["p": .string(name), "expires": .number(DecimalNumber(expired))]))
    }
    func names(in database: DynamockDatabase) async throws -> [AttributeValue?] {
      try await database.records(database.iterator(.trimHorizon, of: arn))
        .map { $0.dynamodb?.keys?["p"] }
    }
    try await put("before", into: original)
    let fork = try DynamockDatabase(store: store.fork(), clock: clock)
    try await put("in the fork", into: fork)
    try await put("in the original", into: original)
    #expect(try await names(in: fork) == [.string("before"), .string("in the fork")])
    #expect(try await names(in: original) == [.string("before"), .string("in the original")])
    #expect(try await fork.sweep() == 2)
    #expect(try await original.scan(ScanInput(tableName: "Music")).count == 2)
    let tags = try await fork.listTagsOfResource(
      ListTagsOfResourceInput(resourceArn: table.tableDescription?.tableArn))
    #expect(tags.tags == [TableTag(key: "team", value: "jazz")])
  }
}
