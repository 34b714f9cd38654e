import Dynamock
import DynamockModel
import SeededRandom
import Testing

@Suite("Streams under concurrent writers")
struct StreamHistoryTests {
  /// Runs several concurrent writers that change a few items at random, so that they conflict.
  private func write(
    to database: DynamockDatabase, seed: UInt64, count: Int
  ) async throws {
    var generator = SeededGenerator(seed: seed)
    for step in 0..<count {
      let key: Item = [
        "p": .string("\(Int.random(in: 0..<8, using: &generator))"),
        "c": .string("\(Int.random(in: 0..<4, using: &generator))"),
      ]
      var item = key
      item["writer"] = .string("\(seed) \(step)")
      do throws(DynamoDBError) {
        try await write(item, under: key, kind: Int.random(in: 0..<5, using: &generator), database)
      } catch {
        // A rejected writer has changed nothing and left no record.
        guard [.transactionCanceled, .transactionConflict].contains(error.code) else { throw error }
      }
    }
  }

  private func write(
    _ item: Item, under key: Item, kind: Int, _ database: DynamockDatabase
  ) async throws(DynamoDBError) {
    switch kind {
    case 0:
      _ = try await database.deleteItem(DeleteItemInput(tableName: "Music", key: key))
    case 1:
      _ = try await database.updateItem(
        UpdateItemInput(
          tableName: "Music", key: key, updateExpression: "ADD plays :one",
          expressionAttributeValues: [":one": .number(1)]))
    case 2:
      _ = try await database.batchWriteItem(
        BatchWriteItemInput(requestItems: [
          "Music": [WriteRequest(putRequest: PutRequest(item: item))]
        ]))
    case 3:
      _ = try await database.transactWriteItems(
        TransactWriteItemsInput(transactItems: [
          TransactWriteItem(put: Put(item: item, tableName: "Music"))
        ]))
    default:
      _ = try await database.putItem(PutItemInput(tableName: "Music", item: item))
    }
  }

  @Test(
    "replaying a stream from TRIM_HORIZON rebuilds the table, also from a file opened again",
    arguments: Keeper.allCases)
  func replaying(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    let arn = try #require(try await bench.makeTable(view: .newAndOldImages).latestStreamArn)
    let database = bench.database
    try await withThrowingTaskGroup(of: Void.self) { group in
      for seed in 1...6 {
        group.addTask { try await write(to: database, seed: UInt64(seed), count: 200) }
      }
      try await group.waitForAll()
    }
    try bench.reopen()
    let consumer = Consumer(arn, pageSize: 100)
    try await consumer.catchUp(with: bench.database)
    #expect(try replay(consumer.records) == (try await bench.items()))

    // A single shard has the records in the order of the commits, and each record starts from the
    // item's previous image.
    let numbers = consumer.records.compactMap(\.dynamodb?.sequenceNumber)
    #expect(numbers == numbers.sorted())
    #expect(Set(numbers).count == consumer.records.count)
    var items: [ItemKey: Item] = [:]
    for record in consumer.records {
      let key = ItemKey(try #require(record.dynamodb?.keys))
      #expect(record.dynamodb?.oldImage?.decoded() == items[key])
      items[key] = record.dynamodb?.newImage?.decoded()
    }
  }

  @Test(
    "a consumer that follows rolling and splitting shards loses and repeats nothing",
    arguments: Keeper.allCases)
  func following(keeper: Keeper) async throws {
    let bench = try Bench(keeper) { $0.streamShardRecords = 150 }
    let arn = try #require(try await bench.makeTable(view: .newAndOldImages).latestStreamArn)
    let database = bench.database
    let consumer = Consumer(arn, pageSize: 7)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for seed in 11...14 {
        group.addTask { try await write(to: database, seed: UInt64(seed), count: 150) }
      }
      for round in 0..<10 {
        try await consumer.catchUp(with: database)
        if round % 3 == 1 { try await database.rollShards(ofStream: arn, splits: round < 5) }
      }
      try await group.waitForAll()
    }
    try await consumer.catchUp(with: database)
    #expect(try await database.shards(of: arn).count > 5)
    #expect(Set(consumer.records.map(\.eventID)).count == consumer.records.count)
    #expect(try replay(consumer.records) == (try await bench.items()))
    // With any number of shards, the records of one item arrive in the order of its changes.
    var items: [ItemKey: Item] = [:]
    for record in consumer.records {
      let key = ItemKey(try #require(record.dynamodb?.keys))
      #expect(record.dynamodb?.oldImage?.decoded() == items[key])
      items[key] = record.dynamodb?.newImage?.decoded()
    }
  }
}
