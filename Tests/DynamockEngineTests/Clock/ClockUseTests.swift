import Dynamock
import DynamockModel
import Testing

@Suite("Durations that a call renews, on a jumping clock")
struct ClockUseTests {
  private static let year = 365 * 24 * 3600

  private static func transact(_ bench: Bench) async throws -> Int? {
    _ = try await bench.database.transactWriteItems(
      TransactWriteItemsInput(
        transactItems: [
          TransactWriteItem(
            update: Update(
              key: ["p": .string("a"), "c": .string("1")], updateExpression: "ADD plays :one",
              tableName: "Music", expressionAttributeValues: [":one": .number(1)]))
        ], clientRequestToken: "once"))
    guard case .number(let plays)? = try await bench.items().values.first?["plays"] else {
      return nil
    }
    return Int(exactly: plays)
  }

  // [aws-api-reference], TransactWriteItems: a token is valid for ten minutes.
  @Test("a token is valid while ten minutes pass", arguments: Keeper.allCases)
  func tokens(_ keeper: Keeper) async throws {
    for back in [5, 3600, Self.year] {
      let bench = try Bench(keeper)
      try await bench.makeTable()
      #expect(try await Self.transact(bench) == 1)
      bench.clock.advance(by: .seconds(-back))
      try bench.reopen()
      #expect(try await Self.transact(bench) == 1)
      bench.clock.advance(by: .seconds(599))
      #expect(try await Self.transact(bench) == 1)
      bench.clock.advance(by: .seconds(2))
      #expect(try await Self.transact(bench) == 2)
      // A token that has expired stays expired.
      bench.clock.advance(by: .seconds(601))
      #expect(try await Self.transact(bench) == 3)
    }
  }

  @Test("a bucket fills as time passes", arguments: [5, 3600, year])
  func buckets(back: Int) async throws {
    let bench = try ThrottledBench(.memory) { $0.burst = 1 }
    try await bench.makeTable(.provisioned(read: 1, write: 1))
    func canPut() async throws -> Bool {
      do {
        try await bench.bench.put(["p": .string("a"), "c": .string("1")])
        return true
      } catch let error as DynamoDBError {
        #expect(error.code == .provisionedThroughputExceeded)
        return false
      }
    }
    #expect(try await canPut())
    #expect(try await !canPut())
    bench.pass(.seconds(-back))
    #expect(try await !canPut())
    bench.pass(.seconds(1))
    #expect(try await canPut())
    #expect(try await !canPut())
    // A table created after the step has the units of a new table.
    try await bench.makeTable(.provisioned(read: 1, write: 1), name: "Late")
    try await bench.bench.put(["p": .string("a"), "c": .string("1")], into: "Late")
    let error = try await failure {
      try await bench.bench.put(["p": .string("a"), "c": .string("1")], into: "Late")
    }
    #expect(error.code == .provisionedThroughputExceeded)
  }

  @Test("statistics of the last minute follow the passing of time", arguments: [5, 3600, year])
  func statistics(back: Int) async throws {
    let bench = try Bench(.memory)
    try await bench.makeTable()
    func puts() throws -> Int {
      let report = try #require(bench.database.statistics)
      let operation = report.operations.first { $0.operation == .putItem }
      return operation.map { $0.activity(over: .minute).requests } ?? 0
    }
    try await bench.put(["p": .string("a"), "c": .string("1")])
    bench.clock.advance(by: .seconds(-back))
    try await bench.put(["p": .string("a"), "c": .string("2")])
    #expect(try puts() == 2)
    let report = try #require(bench.database.statistics)
    #expect(report.now == bench.clock.now.milliseconds / 1000)
    bench.clock.advance(by: .seconds(61))
    #expect(try puts() == 0)
    try await bench.put(["p": .string("a"), "c": .string("3")])
    #expect(try puts() == 1)
  }

  @Test(
    "an item expires by the current time of day, whatever it was before", arguments: Keeper.allCases
  )
  func expiry(_ keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    try await bench.makeTable()
    try await bench.setTimeToLive(true)
    bench.clock.advance(by: .seconds(-3600))
    try await bench.put(["p": .string("a"), "c": .string("1"), "expires": bench.second(60)])
    #expect(try await bench.database.sweep() == 0)
    bench.clock.advance(by: .seconds(61))
    #expect(try await bench.database.sweep() == 1)
    bench.clock.advance(by: .seconds(-Self.year))
    #expect(try await bench.items().isEmpty)
  }

  // [aws-streams]: records are kept for 24 hours.
  @Test(
    "records from the future are trimmed 24 hours after the first that follows them",
    arguments: Keeper.allCases)
  func records(_ keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    let arn = try #require(try await bench.makeTable(view: .keysOnly).latestStreamArn)
    for number in 0..<10 { try await bench.put(["p": .string("a"), "c": .string("\(number)")]) }
    bench.clock.advance(by: .seconds(-Self.year))
    try bench.reopen()
    try await bench.database.sweep()
    let shard = try #require(try await bench.database.shards(of: arn).first?.shardId)
    func count() async throws -> Int {
      try await bench.database.records(bench.database.iterator(.trimHorizon, of: arn, shard: shard))
        .count
    }
    #expect(try await count() == 10)
    for number in 10..<13 { try await bench.put(["p": .string("a"), "c": .string("\(number)")]) }
    bench.clock.advance(by: .seconds(3600))
    try await bench.put(["p": .string("b"), "c": .string("1")])
    try await bench.database.sweep()
    #expect(try await count() == 14)
    let page = try await bench.database.records(
      bench.database.iterator(.trimHorizon, of: arn, shard: shard))
    let last = try #require(page.last?.dynamodb?.approximateCreationDateTime)
    #expect(last.milliseconds / 1000 == bench.clock.now.milliseconds / 1000)
    bench.clock.advance(by: .seconds(23 * 3600 + 1))
    try await bench.database.sweep()
    #expect(try await count() == 1)
  }

  @Test(
    "a clock that jumps to the ends of time does not crash the process", arguments: Keeper.allCases)
  func endsOfTime(_ keeper: Keeper) async throws {
    let bench = try ThrottledBench(keeper).bench
    try await bench.makeTable(view: .newAndOldImages)
    try await bench.setTimeToLive(true)
    for step in [Int64.max, .min, .min, .max, 0] {
      bench.clock.advance(by: .seconds(step))
      bench.clock.set(to: Timestamp(milliseconds: step))
      try await bench.put(["p": .string("a"), "c": .string("\(step)"), "expires": .number(1)])
      _ = try await Self.transact(bench)
      try await bench.database.sweep()
      _ = try await bench.describe()
      _ = bench.database.statistics
      try bench.reopen()
    }
  }

  @Test("four decreases per day, and one more per hour, on a clock that is set back")
  func decreases() async throws {
    let bench = try ThrottledBench(.memory)
    try await bench.makeTable(.provisioned(read: 100, write: 100))
    func lower(to units: Int) async throws {
      _ = try await bench.database.updateTable(
        UpdateTableInput(
          tableName: "Music",
          provisionedThroughput: .init(readCapacityUnits: units, writeCapacityUnits: 100)))
    }
    for units in [99, 98, 97, 96] { try await lower(to: units) }
    #expect(try await failure { try await lower(to: 95) }.code == .limitExceeded)
    bench.pass(.seconds(-60))
    // The last decrease is in the future, so it was not less than an hour ago.
    try await lower(to: 95)
  }
}
