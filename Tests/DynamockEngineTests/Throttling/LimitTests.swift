import Dynamock
import DynamockModel
import Testing

/// Tests each limit alone: the units that it allows per second, and its error.
///
/// The reasons are those of [aws-api-reference], `ThrottlingReason`. The exception for each is in
/// [aws-throttling] and in [stackd-captures] of us-east-1, 2026-09-18, which also has the messages
/// for provisioned tables and indexes. The message for on-demand tables is from [boto3-3834], and
/// that for maximums from the guide and from a response in the tests of [airbyte-dynamodb].
@Suite("Limits of throughput")
struct LimitTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let source: String
    var settings: @Sendable (inout ThrottlingSettings) -> Void = { _ in }
    let table: ThrottledBench.Throughput
    var index: ThrottledBench.Throughput?
    let call: @Sendable (ThrottledBench) async throws -> Void
    /// The number of calls that the limit allows at once.
    let passing: Int
    let code: DynamoDBError.Code
    let reason: String
    var resource = "arn:aws:dynamodb:us-east-1:123456789012:table/Music"
    let sentence: String
  }

  @Test(
    "allow the units of one second, and are then named in the error", arguments: Keeper.allCases,
    rows)
  func holds(_ keeper: Keeper, _ row: Row) async throws {
    let bench = try ThrottledBench(keeper, row.settings)
    try await bench.makeTable(row.table, index: row.index)
    for second in 0..<2 {
      let (calls, error) = try await bench.untilThrottled { try await row.call(bench) }
      #expect(calls == row.passing, "second \(second), \(row.source)")
      #expect(error?.code == row.code)
      #expect(error?.message == row.sentence)
      #expect(error?.throttlingReasons == [.init(reason: row.reason, resource: row.resource)])
      bench.pass(.seconds(1))
    }
  }

  static let read: @Sendable (ThrottledBench) async throws -> Void = { try await $0.get() }
  static let write: @Sendable (ThrottledBench) async throws -> Void = { try await $0.put() }
  static let reindex: @Sendable (ThrottledBench) async throws -> Void = { bench in
    // The key "a" gets a new entry each time: 1 unit of the index, and 1 of the table.
    try await bench.put("a", "\(UInt64.random(in: 0 ... .max))", more: ["g": .string("a")])
  }
  static let index = "arn:aws:dynamodb:us-east-1:123456789012:table/Music/index/byG"

  static let rows: [Row] = provisioned + onDemand + partitions

  static let tableProvisioned =
    "The level of configured provisioned throughput for the table was exceeded. Consider increasing "
    + "your provisioning level with the UpdateTable API."
  static let indexProvisioned =
    "The level of configured provisioned throughput for one or more global secondary indexes of the "
    + "table was exceeded. Consider increasing your provisioning level for the under-provisioned "
    + "global secondary indexes with the UpdateTable API"
  static let capacity =
    "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically "
    + "scaling your table or index so please try again shortly. If exceptions persist, check if you "
    + "have a hot key: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
    + "bp-partition-key-design.html"
  static let maximum =
    "Throughput exceeds the maximum OnDemandThroughput configured on table or index"
  static let account = "Throughput exceeds the current throughput quota for your account."

  static let provisioned: [Row] = [
    Row(
      testDescription: "a table's write units",
      source: "[stackd-captures], write_throttling",
      table: .provisioned(read: 1, write: 5), call: write, passing: 5,
      code: .provisionedThroughputExceeded, reason: "TableWriteProvisionedThroughputExceeded",
      sentence: tableProvisioned),
    Row(
      testDescription: "a table's read units", source: "[stackd-captures], read_throttling",
      table: .provisioned(read: 5, write: 1), call: read, passing: 5,
      code: .provisionedThroughputExceeded, reason: "TableReadProvisionedThroughputExceeded",
      sentence: tableProvisioned),
    Row(
      testDescription: "eventually consistent reads, half a unit each",
      source: "[aws-capacity-units]",
      table: .provisioned(read: 5, write: 1), call: { try await $0.get(consistent: false) },
      passing: 10, code: .provisionedThroughputExceeded,
      reason: "TableReadProvisionedThroughputExceeded", sentence: tableProvisioned),
    Row(
      testDescription: "an index's write units limit its table",
      source: "[stackd-captures], write_throttling",
      table: .provisioned(read: 1, write: 50), index: .provisioned(read: 1, write: 3),
      call: reindex,
      passing: 3, code: .provisionedThroughputExceeded,
      reason: "IndexWriteProvisionedThroughputExceeded", resource: index,
      sentence: indexProvisioned),
    Row(
      testDescription: "an index's read units, independent of its table's",
      source: "[aws-gsi], Read capacity units",
      table: .provisioned(read: 1, write: 1), index: .provisioned(read: 2, write: 1),
      call: { try await $0.queryIndex() }, passing: 4, code: .provisionedThroughputExceeded,
      reason: "IndexReadProvisionedThroughputExceeded", resource: index,
      sentence: indexProvisioned),
  ]

  static let onDemand: [Row] = [
    Row(
      testDescription: "a maximum of writes", source: "[aws-on-demand-maximum]",
      table: .onDemand(maxWrite: 3), call: write, passing: 3, code: .throttling,
      reason: "TableWriteMaxOnDemandThroughputExceeded", sentence: maximum),
    Row(
      testDescription: "a maximum of reads", source: "[aws-on-demand-maximum]",
      table: .onDemand(maxRead: 3), call: read, passing: 3, code: .throttling,
      reason: "TableReadMaxOnDemandThroughputExceeded", sentence: maximum),
    Row(
      testDescription: "an index's maximum of writes, reported like that of a provisioned index",
      source: "[stackd-captures], on_demand_limits",
      table: .onDemand(), index: .onDemand(maxWrite: 2), call: reindex, passing: 2,
      code: .provisionedThroughputExceeded, reason: "IndexWriteMaxOnDemandThroughputExceeded",
      resource: index, sentence: indexProvisioned),
    Row(
      testDescription: "an index's maximum of reads", source: "[aws-on-demand-maximum]",
      table: .onDemand(), index: .onDemand(maxRead: 2), call: { try await $0.queryIndex() },
      passing: 4, code: .throttling, reason: "IndexReadMaxOnDemandThroughputExceeded",
      resource: index, sentence: maximum),
    Row(
      testDescription: "the account's quota of writes", source: "[aws-quotas]",
      settings: { $0.tableWrites = 2 }, table: .onDemand(), call: write, passing: 2,
      code: .requestLimitExceeded, reason: "TableWriteAccountLimitExceeded", sentence: account),
    Row(
      testDescription: "the account's quota of reads of an index", source: "[aws-quotas]",
      settings: { $0.tableReads = 2 }, table: .onDemand(), index: .onDemand(),
      call: { try await $0.queryIndex() }, passing: 4, code: .requestLimitExceeded,
      reason: "IndexReadAccountLimitExceeded", resource: index, sentence: account),
    Row(
      testDescription: "the throughput of a new table", source: "[aws-on-demand]",
      settings: { $0.onDemandWrites = 4 }, table: .onDemand(), call: write, passing: 4,
      code: .throttling, reason: "TableWriteKeyRangeThroughputExceeded", sentence: capacity),
  ]

  static let partitions: [Row] = [
    Row(
      testDescription: "a partition of a provisioned table",
      source: "[aws-partition-keys]", settings: { $0.partitionWrites = 3 },
      table: .provisioned(read: 1, write: 50), call: write, passing: 3,
      code: .provisionedThroughputExceeded, reason: "TableWriteKeyRangeThroughputExceeded",
      sentence: tableProvisioned),
    Row(
      testDescription: "a partition of an on-demand table",
      source: "[aws-partition-keys]", settings: { $0.partitionReads = 3 },
      table: .onDemand(), call: read, passing: 3, code: .throttling,
      reason: "TableReadKeyRangeThroughputExceeded", sentence: capacity),
    Row(
      testDescription: "a partition of an index",
      source: "[aws-partition-keys]",
      settings: { $0.partitionWrites = 4 }, table: .onDemand(), index: .onDemand(),
      call: { bench in
        try await bench.put(
          "\(UInt64.random(in: 0 ... .max))", more: ["g": .string("a")])
      }, passing: 4, code: .throttling, reason: "IndexWriteKeyRangeThroughputExceeded",
      resource: index,
      sentence:
        "Throughput exceeds the current capacity for one or more global secondary indexes. DynamoDB "
        + "is automatically scaling your index so please try again shortly."),
  ]
}
