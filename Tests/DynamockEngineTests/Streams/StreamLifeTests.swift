import Dynamock
import DynamockModel
import Testing

@Suite("Enabling, disabling and deleting streams")
struct StreamLifeTests {
  @Test("the label is the creation time, and ends the ARN")
  func label() async throws {
    let bench = try Bench(.memory)
    // 2015-05-11T21:21:33.291Z, the example in AWS's documentation.
    bench.clock.set(to: Timestamp(milliseconds: 1_431_379_293_291))
    let table = try await bench.makeTable(view: .keysOnly)
    #expect(table.latestStreamLabel == "2015-05-11T21:21:33.291")
    #expect(
      table.latestStreamArn
        == "arn:aws:dynamodb:us-east-1:123456789012:table/Music/stream/2015-05-11T21:21:33.291")
    #expect(
      table.streamSpecification
        == StreamSpecification(streamEnabled: true, streamViewType: .keysOnly))
    #expect(try await bench.describe().latestStreamArn == table.latestStreamArn)
  }

  @Test(
    "labels are dates of the Gregorian calendar",
    arguments: [
      (0, "1970-01-01T00:00:00.000"), (951_782_400_000, "2000-02-29T00:00:00.000"),
      (951_868_799_999, "2000-02-29T23:59:59.999"), (4_107_542_400_000, "2100-03-01T00:00:00.000"),
      (1_798_761_599_001, "2026-12-31T23:59:59.001"),
    ])
  func labels(milliseconds: Int64, label: String) async throws {
    let bench = try Bench(.memory)
    bench.clock.set(to: Timestamp(milliseconds: milliseconds))
    #expect(try await bench.makeTable(view: .keysOnly).latestStreamLabel == label)
  }

  @Test("a disabled stream stays readable for 24 hours", arguments: Keeper.allCases)
  func disabled(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    let arn = try #require(try await bench.makeTable(view: .newImage).latestStreamArn)
    try await bench.put(["p": .string("a"), "c": .string("1")])
    try await bench.setStream(nil)
    try await bench.put(["p": .string("a"), "c": .string("unseen")])

    // [ack-quirks] DDB-TABLE-050: the response has no specification any more, but still the ARN.
    let table = try await bench.describe()
    #expect(table.streamSpecification == nil)
    #expect(table.latestStreamArn == arn)
    let stream = try await bench.database.describeStream(DescribeStreamInput(streamArn: arn))
    #expect(stream.streamDescription?.streamStatus == .disabled)
    let shards = try await bench.database.shards(of: arn)
    #expect(shards.allSatisfy { $0.sequenceNumberRange?.endingSequenceNumber != nil })
    let page = try await bench.database.getRecords(
      GetRecordsInput(shardIterator: bench.database.iterator(.trimHorizon, of: arn)))
    #expect(page.records?.map { $0.dynamodb?.keys?["c"] } == [.string("1")])
    #expect(page.nextShardIterator == nil)

    bench.clock.advance(by: .seconds(24 * 60 * 60 + 1))
    let error = try await failure {
      try await bench.database.describeStream(DescribeStreamInput(streamArn: arn))
    }
    #expect(error.code == .resourceNotFound)
    #expect(error.message == "Requested resource not found: Stream: \(arn) not found")
  }

  @Test("each enabling creates a new stream", arguments: Keeper.allCases)
  func reenabled(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    let first = try #require(try await bench.makeTable(view: .newImage).latestStreamArn)
    try await bench.setStream(nil)
    try await bench.setStream(.oldImage)
    try bench.reopen()
    let second = try #require(try await bench.describe().latestStreamArn)
    #expect(first != second)
    let listed = try await bench.database.listStreams(ListStreamsInput(tableName: "Music"))
    #expect(listed.streams?.map(\.streamArn) == [first, second])
    let states = try await [first, second].asyncMap { arn in
      try await bench.database.describeStream(DescribeStreamInput(streamArn: arn))
        .streamDescription?.streamStatus
    }
    #expect(states == [.disabled, .enabled])
  }

  @Test("the stream of a deleted table is disabled and readable", arguments: Keeper.allCases)
  func deletedTable(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    let first = try #require(try await bench.makeTable(view: .newImage).latestStreamArn)
    try await bench.put(["p": .string("a"), "c": .string("1")])
    _ = try await bench.database.deleteTable(DeleteTableInput(tableName: "Music"))
    try bench.reopen()
    let records = try await bench.database.records(
      bench.database.iterator(.trimHorizon, of: first))
    #expect(records.count == 1)

    // [ack-quirks] DDB-TABLE-378: a second table of the same name has its own streams; those of
    // both tables are listed.
    let second = try await bench.makeTable(view: .newImage).latestStreamArn
    let listed = try await bench.database.listStreams(ListStreamsInput(tableName: "Music"))
    #expect(listed.streams?.map(\.streamArn) == [first, second])
    bench.clock.advance(by: .seconds(25 * 60 * 60))
    try await bench.database.sweep()
    let later = try await bench.database.listStreams()
    #expect(later.streams?.map(\.streamArn) == [second])
  }

  @Test("with delays, a stream is ENABLING and DISABLING first")
  func states() async throws {
    let bench = try Bench(.memory) { $0.tableUpdate = .seconds(5) }
    try await bench.makeTable()
    try await bench.setStream(.keysOnly)
    let arn = try #require(try await bench.describe().latestStreamArn)
    func status() async throws -> StreamStatus? {
      try await bench.database.describeStream(DescribeStreamInput(streamArn: arn))
        .streamDescription?.streamStatus
    }
    #expect(try await status() == .enabling)
    bench.clock.advance(by: .seconds(5))
    #expect(try await status() == .enabled)
    try await bench.setStream(nil)
    #expect(try await status() == .disabling)
    bench.clock.advance(by: .seconds(5))
    #expect(try await status() == .disabled)
  }

  @Test("ListStreams lists the streams of all tables in pages")
  func listing() async throws {
    let bench = try Bench(.memory)
    var arns: [String] = []
    for name in ["Tab-c", "Tab-a", "Tab-b"] {
      arns.append(try #require(try await bench.makeTable(name, view: .keysOnly).latestStreamArn))
    }
    var seen: [String?] = []
    var start: String?
    repeat {
      let page = try await bench.database.listStreams(
        ListStreamsInput(limit: 2, exclusiveStartStreamArn: start))
      seen += page.streams?.map(\.streamArn) ?? []
      start = page.lastEvaluatedStreamArn
    } while start != nil
    #expect(seen == arns.sorted())
  }
}

extension Array {
  func asyncMap<Value>(_ transform: (Element) async throws -> Value) async throws -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}
