import Dynamock
import DynamockModel
import Testing

@Suite("Rejected requests to streams")
struct StreamErrorTests {
  @Test(
    "an invalid change of the stream is rejected with AWS's message",
    arguments: [
      (
        true, StreamSpecification(streamEnabled: true, streamViewType: .oldImage),
        "Table already has an enabled stream: TableName: Music"
      ),
      (
        false, StreamSpecification(streamEnabled: false),
        "Table has no stream to disable: TableName: Music"
      ),
      (
        false, StreamSpecification(streamEnabled: true),
        "One or more parameter values were invalid: "
          + "If stream is being enabled then UpdateViewType is required"
      ),
      (
        true, StreamSpecification(streamEnabled: false, streamViewType: .keysOnly),
        "One or more parameter values were invalid: "
          + "If stream is being disabled, then UpdateViewType must not be specified"
      ),
    ])
  func updates(hasStream: Bool, change: StreamSpecification, sentence: String) async throws {
    // [ack-quirks] DDB-TABLE-050, us-west-2, 2026-10-09.
    let bench = try Bench(.memory)
    try await bench.makeTable(view: hasStream ? .newImage : nil)
    let error = try await failure {
      try await bench.database.updateTable(
        UpdateTableInput(tableName: "Music", streamSpecification: change))
    }
    #expect(error.code == .validation)
    #expect(error.message == sentence)
  }

  /// An invalid detail of a GetShardIterator.
  enum Fault: CaseIterable {
    case notAnARN, unknownStream, unknownShard, missingNumber, needlessNumber, foreignNumber
    case missingTimestamp
  }

  @Test(
    "GetShardIterator rejects invalid positions",
    arguments: [
      (Fault.notAnARN, DynamoDBError.Code.validation, "Invalid StreamArn" as String?),
      (.unknownStream, .resourceNotFound, nil),
      (.unknownShard, .resourceNotFound, "Requested resource not found: Shard does not exist"),
      (.missingNumber, .validation, nil), (.needlessNumber, .validation, nil),
      (.foreignNumber, .validation, "Invalid SequenceNumber for the shard"),
      (.missingTimestamp, .validation, nil),
    ])
  func iterators(fault: Fault, code: DynamoDBError.Code, sentence: String?) async throws {
    // The exceptions are those of [scylla-alternator] test_streams.py, written against AWS; AWS's
    // message for a number outside the shard is unknown.
    let bench = try Bench(.memory)
    let arn = try #require(try await bench.makeTable(view: .keysOnly).latestStreamArn)
    let shard = try await bench.database.shards(of: arn)[0].shardId
    let number = "1" + String(repeating: "0", count: 19) + "1"
    var input = GetShardIteratorInput(
      streamArn: arn, shardId: shard, shardIteratorType: .trimHorizon)
    switch fault {
    case .notAnARN: input.streamArn = String(repeating: "kossa", count: 9)
    case .unknownStream: input.streamArn = arn.dropLast(3) + "999"
    case .unknownShard: input.shardId = String(repeating: "semprini", count: 4)
    case .missingNumber: input.shardIteratorType = .atSequenceNumber
    case .needlessNumber: input.sequenceNumber = number
    case .foreignNumber:
      input.shardIteratorType = .afterSequenceNumber
      input.sequenceNumber = String(repeating: "9", count: 25)
    case .missingTimestamp: input.shardIteratorType = .atTimestamp
    }
    let request = input
    let error = try await failure { try await bench.database.getShardIterator(request) }
    #expect(error.code == code)
    if let sentence { #expect(error.message == sentence) }
  }

  @Test("GetRecords rejects an invalid iterator, and more than 1,000 records")
  func records() async throws {
    let bench = try Bench(.memory)
    let arn = try #require(try await bench.makeTable(view: .keysOnly).latestStreamArn)
    let nonsense = try await failure {
      try await bench.database.getRecords(
        GetRecordsInput(shardIterator: String(repeating: "gasgasdf", count: 6)))
    }
    // AWS's message is unknown.
    #expect(nonsense.code == .validation)
    #expect(nonsense.message == "Invalid ShardIterator")
    let iterator = try await bench.database.iterator(.trimHorizon, of: arn)
    let tooMany = try await failure {
      try await bench.database.getRecords(GetRecordsInput(shardIterator: iterator, limit: 1001))
    }
    #expect(tooMany.code == .validation)
    #expect(
      tooMany.message
        == "1 validation error detected: Value '1001' at 'limit' failed to satisfy constraint: "
        + "Member must have value less than or equal to 1000")
  }

  /// [localstack-8770]: the tests of its SDKs expect this result.
  @Test("ListStreams of a missing table lists none")
  func listingNowhere() async throws {
    let bench = try Bench(.memory)
    let listed = try await bench.database.listStreams(ListStreamsInput(tableName: "nowhere"))
    #expect(listed.streams == [])
    #expect(listed.lastEvaluatedStreamArn == nil)
  }

  @Test("ListStreams rejects limits outside 1 to 100 and a start that is not an ARN")
  func listing() async throws {
    let bench = try Bench(.memory)
    for input in [
      ListStreamsInput(limit: 0), ListStreamsInput(limit: 101),
      ListStreamsInput(exclusiveStartStreamArn: String(repeating: "kossa", count: 9)),
    ] {
      let error = try await failure { try await bench.database.listStreams(input) }
      #expect(error.code == .validation)
    }
  }
}
