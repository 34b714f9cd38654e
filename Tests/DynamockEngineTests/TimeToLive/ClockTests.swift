import Dynamock
import DynamockModel
import Testing

@Suite("The clock")
struct ClockTests {
  @Test("one step of a manual clock causes all timed events", arguments: Keeper.allCases)
  func oneStep(keeper: Keeper) async throws {
    let bench = try Bench(keeper) {
      $0.tableCreation = .seconds(3600)
      $0.timeToLiveChange = .seconds(3600)
    }
    let arn = try #require(try await bench.makeTable("Old", view: .keysOnly).latestStreamArn)
    bench.clock.advance(by: .seconds(3600))
    try await bench.setTimeToLive(true, of: "Old")
    try await bench.put(
      ["p": .string("a"), "c": .string("1"), "expires": bench.second(7200)], into: "Old")
    let token = TransactWriteItemsInput(
      transactItems: [
        TransactWriteItem(
          update: Update(
            key: ["p": .string("b"), "c": .string("1")], updateExpression: "ADD plays :one",
            tableName: "Old", expressionAttributeValues: [":one": .number(1)]))
      ], clientRequestToken: "once")
    _ = try await bench.database.transactWriteItems(token)
    _ = try await bench.database.transactWriteItems(token)
    let iterator = try await bench.database.iterator(.trimHorizon, of: arn)
    #expect(try await bench.database.records(iterator).count == 2)
    try await bench.makeTable("New")

    bench.clock.advance(by: .seconds(25 * 3600))
    #expect(try await bench.describe("New").tableStatus == .active)
    #expect(try await bench.timeToLive(of: "Old")?.timeToLiveStatus == .enabled)
    #expect(
      try await failure { try await bench.database.records(iterator) }.code == .expiredIterator)
    let shard = try await bench.database.shards(of: arn)[0].shardId
    let fresh = try await bench.database.iterator(.trimHorizon, of: arn, shard: shard)
    #expect(try await bench.database.records(fresh).isEmpty)
    #expect(try await bench.database.sweep() == 1)
    // The token's ten minutes are over, so the transaction is performed again.
    _ = try await bench.database.transactWriteItems(token)
    let rest = try await bench.items(of: "Old").values.map { $0["plays"] }
    #expect(rest == [.number(2)])
  }
}
