import Dynamock
import DynamockModel
import Testing

@Suite("Shards and iterators")
struct ShardTests {
  @Test("a new stream has one open shard without a parent", arguments: Keeper.allCases)
  func firstShard(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    let arn = try #require(try await bench.makeTable(view: .keysOnly).latestStreamArn)
    let output = try await bench.database.describeStream(DescribeStreamInput(streamArn: arn))
    let stream = try #require(output.streamDescription)
    #expect(stream.streamArn == arn)
    #expect(stream.streamStatus == .enabled)
    #expect(stream.streamViewType == .keysOnly)
    #expect(stream.tableName == "Music")
    #expect(stream.creationRequestDateTime == bench.clock.now)
    #expect(stream.keySchema?.compactMap(\.attributeName) == ["p", "c"])
    let shard = try #require(stream.shards?.first)
    #expect(stream.shards?.count == 1)
    #expect(shard.parentShardId == nil)
    #expect((28...65).contains(shard.shardId?.utf8.count ?? 0))
    #expect(shard.sequenceNumberRange?.startingSequenceNumber?.utf8.count == 21)
    #expect(shard.sequenceNumberRange?.endingSequenceNumber == nil)
  }

  @Test("a closed shard ends, and its successor names it as its parent", arguments: Keeper.allCases)
  func roll(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    let arn = try #require(try await bench.makeTable(view: .keysOnly).latestStreamArn)
    try await bench.put(["p": .string("a"), "c": .string("1")])
    try await bench.database.rollShards(ofStream: arn)
    try bench.reopen()
    try await bench.put(["p": .string("a"), "c": .string("2")])

    let shards = try await bench.database.shards(of: arn)
    #expect(shards.count == 2)
    #expect(shards[1].parentShardId == shards[0].shardId)
    let ends = shards.map { $0.sequenceNumberRange?.endingSequenceNumber }
    #expect(ends[0] != nil && ends[1] == nil)
    let closed = try await bench.database.getRecords(
      GetRecordsInput(
        shardIterator: bench.database.iterator(.trimHorizon, of: arn, shard: shards[0].shardId)))
    #expect(closed.records?.count == 1)
    // Only the end of a closed shard has no next iterator.
    #expect(closed.nextShardIterator == nil)
    let open = try await bench.database.getRecords(
      GetRecordsInput(
        shardIterator: bench.database.iterator(.trimHorizon, of: arn, shard: shards[1].shardId)))
    #expect(open.records?.count == 1)
    #expect(open.nextShardIterator != nil)
  }

  @Test("a split gives each partition one of two successors, which ShardFilter lists")
  func split() async throws {
    let bench = try Bench(.memory)
    let arn = try #require(try await bench.makeTable(view: .keysOnly).latestStreamArn)
    try await bench.database.rollShards(ofStream: arn, splits: true)
    for index in 0..<40 { try await bench.put(["p": .string("\(index)"), "c": .string("1")]) }
    let shards = try await bench.database.shards(of: arn)
    #expect(shards.count == 3)
    let children = try await bench.database.describeStream(
      DescribeStreamInput(
        streamArn: arn, shardFilter: ShardFilter(type: .childShards, shardId: shards[0].shardId)))
    #expect(children.streamDescription?.shards == Array(shards[1...]))
    var partitions: [[AttributeValue]] = []
    for shard in shards[1...] {
      let records = try await bench.database.records(
        bench.database.iterator(.trimHorizon, of: arn, shard: shard.shardId))
      partitions.append(records.compactMap { $0.dynamodb?.keys?["p"] })
    }
    #expect(partitions.allSatisfy { !$0.isEmpty })
    #expect(partitions.joined().count == 40)
    #expect(Set(partitions.joined()).count == 40)
  }

  @Test("shards are closed after a number of records, and after four hours")
  func rollsByThemselves() async throws {
    let bench = try Bench(.memory) { $0.streamShardRecords = 10 }
    let arn = try #require(try await bench.makeTable(view: .keysOnly).latestStreamArn)
    for index in 0..<25 { try await bench.put(["p": .string("\(index)"), "c": .string("1")]) }
    #expect(try await bench.database.shards(of: arn).count == 3)
    bench.clock.advance(by: .seconds(4 * 3600))
    try await bench.database.sweep()
    #expect(try await bench.database.shards(of: arn).count == 4)
    try await bench.database.sweep()
    #expect(try await bench.database.shards(of: arn).count == 4)
  }

  @Test("each iterator type begins at the right record", arguments: Keeper.allCases)
  func iteratorTypes(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    let arn = try #require(try await bench.makeTable(view: .keysOnly).latestStreamArn)
    let latest = try await bench.database.iterator(.latest, of: arn)
    for index in 0..<4 {
      bench.clock.advance(by: .seconds(10))
      try await bench.put(["p": .string("a"), "c": .string("\(index)")])
    }
    let all = try await bench.database.records(bench.database.iterator(.trimHorizon, of: arn))
    let third = try #require(all[2].dynamodb)
    func seen(_ iterator: String) async throws -> [AttributeValue?] {
      try await bench.database.records(iterator).map { $0.dynamodb?.keys?["c"] }
    }
    let names = ["0", "1", "2", "3"].map { AttributeValue?.some(.string($0)) }
    #expect(try await seen(bench.database.iterator(.trimHorizon, of: arn)) == names)
    #expect(try await seen(bench.database.iterator(.latest, of: arn)).isEmpty)
    #expect(try await seen(latest) == names)
    #expect(
      try await seen(
        bench.database.iterator(.atSequenceNumber, of: arn, number: third.sequenceNumber))
        == Array(names[2...]))
    #expect(
      try await seen(
        bench.database.iterator(.afterSequenceNumber, of: arn, number: third.sequenceNumber))
        == Array(names[3...]))
    #expect(
      try await seen(
        bench.database.iterator(
          .atTimestamp, of: arn, at: third.approximateCreationDateTime))
        == Array(names[2...]))
    let start = try await bench.database.shards(of: arn)[0].sequenceNumberRange
    #expect(
      try await seen(
        bench.database.iterator(
          .atSequenceNumber, of: arn, number: start?.startingSequenceNumber)) == names)
  }

  @Test("pages continue where the last one ended, and an open shard has no end")
  func pages() async throws {
    let bench = try Bench(.memory)
    let arn = try #require(try await bench.makeTable(view: .keysOnly).latestStreamArn)
    for index in 0..<5 { try await bench.put(["p": .string("a"), "c": .string("\(index)")]) }
    var iterator = try await bench.database.iterator(.trimHorizon, of: arn)
    #expect(iterator.hasPrefix("\(arn)|"))
    #expect(iterator.split(separator: "|").count == 3)
    var counts: [Int?] = []
    for _ in 0..<4 {
      let page = try await bench.database.getRecords(
        GetRecordsInput(shardIterator: iterator, limit: 2))
      counts.append(page.records?.count)
      iterator = try #require(page.nextShardIterator)
    }
    #expect(counts == [2, 2, 1, 0])
  }

  @Test("a page ends at 1 MB, but has at least one record")
  func pageSize() async throws {
    let bench = try Bench(.memory)
    let arn = try #require(try await bench.makeTable(view: .newImage).latestStreamArn)
    let text = String(repeating: "x", count: 390_000)
    for index in 0..<5 {
      try await bench.put(["p": .string("a"), "c": .string("\(index)"), "x": .string(text)])
    }
    let page = try await bench.database.getRecords(
      GetRecordsInput(shardIterator: bench.database.iterator(.trimHorizon, of: arn)))
    #expect(page.records?.count == 2)
  }

  @Test("an iterator lives for 15 minutes")
  func expiry() async throws {
    let bench = try Bench(.memory)
    let arn = try #require(try await bench.makeTable(view: .keysOnly).latestStreamArn)
    let iterator = try await bench.database.iterator(.trimHorizon, of: arn)
    bench.clock.advance(by: .seconds(15 * 60))
    _ = try await bench.database.records(iterator)
    bench.clock.advance(by: .milliseconds(1))
    let error = try await failure { try await bench.database.records(iterator) }
    #expect(error.code == .expiredIterator)
    #expect(error.message == "Shard iterator has expired")
  }
}

@Suite("Trimming")
struct TrimTests {
  @Test(
    "records are gone after 24 hours, with or without a sweep", arguments: Keeper.allCases,
    [false, true])
  func trimming(keeper: Keeper, sweeps: Bool) async throws {
    let bench = try Bench(keeper)
    let arn = try #require(try await bench.makeTable(view: .keysOnly).latestStreamArn)
    try await bench.put(["p": .string("a"), "c": .string("old")])
    bench.clock.advance(by: .seconds(60 * 60))
    try await bench.put(["p": .string("a"), "c": .string("new")])
    let records = try await bench.database.records(bench.database.iterator(.trimHorizon, of: arn))
    let old = try #require(records.first?.dynamodb?.sequenceNumber)

    bench.clock.advance(by: .seconds(23 * 60 * 60))
    let stale = try await bench.database.iterator(.trimHorizon, of: arn)
    #expect(try await bench.database.records(stale).count == 2)
    bench.clock.advance(by: .seconds(1))
    if sweeps { try await bench.database.sweep() }
    try bench.reopen()
    let shard = try await bench.database.shards(of: arn)[0].shardId
    let rest = try await bench.database.records(
      bench.database.iterator(.trimHorizon, of: arn, shard: shard))
    #expect(rest.map { $0.dynamodb?.keys?["c"] } == [.string("new")])
    // The iterator was requested before the record after it was trimmed ([aws-api-reference]).
    let late = try await failure { try await bench.database.records(stale) }
    #expect(late.code == .trimmedDataAccess)
    // [aws-api-reference]; the message is that of an emulator ([aws-sdk-java-2923]), AWS's own
    // is unknown.
    #expect(
      late.message == "The operation attempted to read past the oldest stream record in a shard.")
    for type in [ShardIteratorType.atSequenceNumber, .afterSequenceNumber] {
      let error = try await failure {
        try await bench.database.iterator(type, of: arn, shard: shard, number: old)
      }
      #expect(error.code == .trimmedDataAccess)
    }
  }

  @Test("numbers keep rising when all records are trimmed and the file is reopened")
  func numbersAfterTrimming() async throws {
    let bench = try Bench(.sqlite)
    let arn = try #require(try await bench.makeTable(view: .keysOnly).latestStreamArn)
    for index in 0..<3 { try await bench.put(["p": .string("a"), "c": .string("\(index)")]) }
    let before = try await bench.database.records(bench.database.iterator(.trimHorizon, of: arn))
      .compactMap(\.dynamodb?.sequenceNumber)
    bench.clock.advance(by: .seconds(25 * 60 * 60))
    try await bench.database.sweep()
    try bench.reopen()
    try await bench.put(["p": .string("a"), "c": .string("later")])
    var after: [String] = []
    for shard in try await bench.database.shards(of: arn) {
      after += try await bench.database.records(
        bench.database.iterator(.trimHorizon, of: arn, shard: shard.shardId)
      )
      .compactMap(\.dynamodb?.sequenceNumber)
    }
    #expect(after.count == 1)
    #expect(try #require(before.last) < (try #require(after.first)))
  }

  @Test("closed shards are removed with their records")
  func oldShards() async throws {
    let bench = try Bench(.memory)
    let arn = try #require(try await bench.makeTable(view: .keysOnly).latestStreamArn)
    for round in 0..<3 {
      try await bench.put(["p": .string("a"), "c": .string("\(round)")])
      try await bench.database.rollShards(ofStream: arn)
    }
    #expect(try await bench.database.shards(of: arn).count == 4)
    bench.clock.advance(by: .seconds(24 * 60 * 60 + 1))
    #expect(try await bench.database.shards(of: arn).count == 1)
    try await bench.database.sweep()
    // The sweep has closed the last shard, which had been open for a day.
    #expect(try await bench.database.shards(of: arn).count == 2)
  }
}
