import DynamockModel
import DynamockValidation
import Testing

private let stream =
  "arn:aws:dynamodb:us-east-1:123456789012:table/Things/stream/2026-10-09T00:00:00.000"
private let shard = "shardId-00000001541626099285-f35f62ef"
private let number = "100000000003498069978"

/// Tests the operations of streams, which report constraints as in the model; the only other known
/// message is `Invalid StreamArn` ([aws-sdk-js-features]).
@Suite("Streams")
struct StreamTests {
  private static let lists = Rows(base: ListStreamsInput())
  private static let descriptions = Rows(base: DescribeStreamInput(streamArn: stream))
  private static let iterators = Rows(
    base: GetShardIteratorInput(
      streamArn: stream, shardId: shard, shardIteratorType: .trimHorizon))
  private static let records = Rows(base: GetRecordsInput(shardIterator: "iterator"))

  private static func length(_ sent: String, _ path: String, atLeast minimum: Int) -> String {
    value(sent, at: path, "Member must have length greater than or equal to \(minimum)")
  }

  static let listStreams: [Case<ListStreamsInput>] = [
    lists.passes("nothing", "[scylla-alternator]"),
    lists.passes("everything", "[scylla-alternator]") {
      $0.tableName = "Things"
      $0.exclusiveStartStreamArn = stream
      $0.limit = 100
    },
    lists.refused("no ARN", "Invalid StreamArn", "[aws-sdk-js-features]") {
      $0.exclusiveStartStreamArn = "stream"
    },
    lists.refused("the ARN of a table", "Invalid StreamArn", "[aws-sdk-js-features]") {
      $0.exclusiveStartStreamArn = "arn:aws:dynamodb:us-east-1:123456789012:table/Things"
    },
    lists.refused(
      "Limit 0",
      one(value("0", at: "limit", "Member must have value greater than or equal to 1")),
      "[botocore-model]"
    ) { $0.limit = 0 },
    lists.refused(
      "Limit 101",
      one(value("101", at: "limit", "Member must have value less than or equal to 100")), "API"
    ) { $0.limit = 101 },
    lists.refused(
      "a bad table name", one(value("a;b", at: "tableName", pattern)), "[botocore-model]"
    ) { $0.tableName = "a;b" },
  ]

  static let describeStream: [Case<DescribeStreamInput>] = [
    descriptions.passes("an ARN", "[scylla-alternator]"),
    descriptions.refused("nothing", one(null("streamArn")), "[botocore-model]") {
      $0.streamArn = nil
    },
    descriptions.refused("no ARN", "Invalid StreamArn", "[aws-sdk-js-features]") {
      $0.streamArn = "stream"
    },
    descriptions.refused(
      "a short shard", one(length("shard", "exclusiveStartShardId", atLeast: 28)),
      "[botocore-model]"
    ) { $0.exclusiveStartShardId = "shard" },
    descriptions.refused(
      "an unknown filter",
      one(
        value(
          "PARENTS", at: "shardFilter.type",
          "Member must satisfy enum value set: [CHILD_SHARDS]")), "[botocore-model]"
    ) { $0.shardFilter = ShardFilter(type: .unrecognized("PARENTS"), shardId: shard) },
    descriptions.refused(
      "Limit 101",
      one(value("101", at: "limit", "Member must have value less than or equal to 100")), "API"
    ) { $0.limit = 101 },
  ]

  static let getShardIterator: [Case<GetShardIteratorInput>] = [
    iterators.passes("the oldest record", "[scylla-alternator]"),
    iterators.passes("the newest record", "[scylla-alternator]") { $0.shardIteratorType = .latest },
    iterators.passes("a record", "[scylla-alternator]") {
      $0.shardIteratorType = .atSequenceNumber
      $0.sequenceNumber = number
    },
    iterators.refused("no ARN", "Invalid StreamArn", "[aws-sdk-js-features]") {
      $0.streamArn = "stream"
    },
    iterators.refused(
      "no shard and no type", many(null("shardId"), null("shardIteratorType")), "[botocore-model]"
    ) {
      $0.shardId = nil
      $0.shardIteratorType = nil
    },
    iterators.refused(
      "a short shard", one(length("shard", "shardId", atLeast: 28)), "[botocore-model]"
    ) {
      $0.shardId = "shard"
    },
    iterators.refused(
      "a short sequence number", one(length("1", "sequenceNumber", atLeast: 21)), "[botocore-model]"
    ) { $0.sequenceNumber = "1" },
    iterators.refused(
      "a record without its sequence number",
      "\(invalid)SequenceNumber must be specified for the given ShardIteratorType", "unconfirmed"
    ) { $0.shardIteratorType = .afterSequenceNumber },
    iterators.refused(
      "a superfluous sequence number",
      "\(invalid)SequenceNumber must not be specified for the given ShardIteratorType",
      "unconfirmed"
    ) { $0.sequenceNumber = number },
    iterators.passes("a timestamp", "API") {
      $0.shardIteratorType = .atTimestamp
      $0.timestamp = Timestamp(milliseconds: 0)
    },
    iterators.refused(
      "a missing timestamp",
      "\(invalid)Timestamp must be specified for the given ShardIteratorType", "unconfirmed"
    ) { $0.shardIteratorType = .atTimestamp },
    iterators.refused(
      "a superfluous timestamp",
      "\(invalid)Timestamp must not be specified for the given ShardIteratorType", "unconfirmed"
    ) { $0.timestamp = Timestamp(milliseconds: 0) },
    iterators.refused("a sequence number of letters", "Invalid SequenceNumber", "unconfirmed") {
      $0.shardIteratorType = .atSequenceNumber
      $0.sequenceNumber = letters(21)
    },
  ]

  static let getRecords: [Case<GetRecordsInput>] = [
    records.passes("an iterator", "[scylla-alternator]"),
    records.passes("1,000 records", "API") { $0.limit = 1000 },
    records.refused("nothing", one(null("shardIterator")), "[botocore-model]") {
      $0.shardIterator = nil
    },
    records.refused(
      "an empty iterator", one(length("", "shardIterator", atLeast: 1)), "[botocore-model]"
    ) {
      $0.shardIterator = ""
    },
    records.refused(
      "1,001 records",
      one(value("1001", at: "limit", "Member must have value less than or equal to 1000")), "API"
    ) { $0.limit = 1001 },
  ]

  @Test("ListStreams is validated", arguments: listStreams)
  func checkList(row: Case<ListStreamsInput>) {
    row.check { (input) throws(DynamoDBError) in try ListStreamsRequest(validating: input) }
  }

  @Test("DescribeStream is validated", arguments: describeStream)
  func checkDescription(row: Case<DescribeStreamInput>) {
    row.check { (input) throws(DynamoDBError) in try DescribeStreamRequest(validating: input) }
  }

  @Test("GetShardIterator is validated", arguments: getShardIterator)
  func checkIterator(row: Case<GetShardIteratorInput>) {
    row.check { (input) throws(DynamoDBError) in try GetShardIteratorRequest(validating: input) }
  }

  @Test("GetRecords is validated", arguments: getRecords)
  func checkRecords(row: Case<GetRecordsInput>) {
    row.check { (input) throws(DynamoDBError) in try GetRecordsRequest(validating: input) }
  }

  @Test("a stream's ARN is split into its parts")
  func products() throws {
    let description = try DescribeStreamRequest(
      validating: DescribeStreamInput(streamArn: stream, limit: 7))
    #expect(description.stream.tableName == "Things" && description.limit == 7)
    #expect(description.stream.label == "2026-10-09T00:00:00.000")
    #expect(description.stream.account == "123456789012")
    let iterator = try GetShardIteratorRequest(
      validating: GetShardIteratorInput(
        streamArn: stream, shardId: shard, shardIteratorType: .afterSequenceNumber,
        sequenceNumber: number))
    #expect(iterator.position == .after(number) && iterator.shardID == shard)
    #expect(try GetRecordsRequest(validating: Self.records.base).limit == 1000)
    #expect(try ListStreamsRequest(validating: ListStreamsInput()).limit == 100)
  }
}
