import Dynamock
import Testing

@Suite("The documentation's clock")
struct TimeSnippets {
  @Test("does not change until it is moved")
  func expiry() async throws {
    // snippet
    let clock = ManualClock()  // 2026-01-01T00:00:00Z
    let database = try DynamockDatabase(clock: clock)
    try await database.createTable(
      CreateTableInput(tableName: "Sessions", partitionKey: .string("id")))
    try await database.updateTimeToLive(
      UpdateTimeToLiveInput(
        tableName: "Sessions",
        timeToLiveSpecification: TimeToLiveSpecification(enabled: true, attributeName: "until")))

    let until = Int(clock.now.milliseconds / 1000) + 60
    try await database.putItem(
      PutItemInput(tableName: "Sessions", item: ["id": "s1", "until": .number(.init(until))]))

    clock.advance(by: .seconds(61))
    let expired = try await database.sweep()  // 1
    // snippet.end
    #expect(expired == 1)
  }

  @Test("shows a table during its creation")
  func creation() async throws {
    // snippet
    let clock = ManualClock()
    var settings = DynamockDatabase.Settings()
    settings.tableCreation = .seconds(8)
    let database = try DynamockDatabase(settings: settings, clock: clock)

    let table = try await database.createTable(
      CreateTableInput(tableName: "Music", partitionKey: .string("Artist")))
    let atFirst = table.tableDescription?.tableStatus  // .creating
    clock.advance(by: .seconds(8))
    let later = try await database.describeTable(DescribeTableInput(tableName: "Music"))
    let inTheEnd = later.table?.tableStatus  // .active
    // snippet.end
    #expect(atFirst == .creating)
    #expect(inTheEnd == .active)
  }
}
