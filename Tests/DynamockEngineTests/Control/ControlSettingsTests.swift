import Dynamock
import DynamockModel
import Testing

extension Bench {
  /// Enables recovery to a point in time.
  func enableRecovery(of table: String = "Music", days: Int? = nil) async throws {
    try await database.updateContinuousBackups(
      UpdateContinuousBackupsInput(
        tableName: table,
        pointInTimeRecoverySpecification: PointInTimeRecoverySpecification(
          pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: days)))
  }

  /// Recovery to a point in time, as described.
  func recovery(
    of table: String = "Music", in database: DynamockDatabase? = nil
  ) async throws -> PointInTimeRecoveryDescription? {
    try await (database ?? self.database).describeContinuousBackups(
      DescribeContinuousBackupsInput(tableName: table)
    ).continuousBackupsDescription?.pointInTimeRecoveryDescription
  }
}

/// The settings of tables survive a restart of a file, and are in its forks and checkpoints.
@Suite("Settings of tables that DescribeTable does not show")
struct ControlSettingsTests {
  @Test("recovery survives a restart and other changes of the table", arguments: Keeper.allCases)
  func recovery(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    try await bench.makeTable()
    try await bench.enableRecovery(days: 3)
    let before = try await bench.recovery()
    #expect(before?.recoveryPeriodInDays == 3)
    try bench.reopen()
    #expect(try await bench.recovery() == before)
    try await bench.setStream(.keysOnly)
    #expect(try await bench.recovery() == before)
    try bench.reopen()
    #expect(try await bench.recovery() == before)
  }

  @Test("a fork has the settings of its origin, and changes them alone", arguments: Keeper.allCases)
  func fork(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    let table = try await bench.makeTable(view: .keysOnly)
    try await bench.enableRecovery(days: 3)
    try await bench.setEverything(of: table)
    let fork = try await bench.database.fork()
    #expect(
      try await bench.everything(of: table, in: fork) == bench.everything(of: table))
    #expect(try await bench.recovery(in: fork)?.recoveryPeriodInDays == 3)
    try await fork.updateContinuousBackups(
      UpdateContinuousBackupsInput(
        tableName: "Music",
        pointInTimeRecoverySpecification: PointInTimeRecoverySpecification(
          pointInTimeRecoveryEnabled: false)))
    #expect(try await bench.recovery(in: fork)?.pointInTimeRecoveryStatus == .disabled)
    #expect(try await bench.recovery()?.recoveryPeriodInDays == 3)
    try fork.close()
  }

  @Test("a checkpoint brings back the settings of its time", arguments: Keeper.allCases)
  func checkpoint(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    try await bench.makeTable()
    try await bench.enableRecovery(days: 3)
    let checkpoint = try await bench.database.checkpoint()
    try await bench.enableRecovery(days: 4)
    try await bench.database.restore(checkpoint)
    #expect(try await bench.recovery()?.recoveryPeriodInDays == 3)
  }

  @Test(
    "policies, destinations and insights survive a restart, and end with the table",
    arguments: Keeper.allCases)
  func everything(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    let table = try await bench.makeTable(view: .keysOnly)
    try await bench.setEverything(of: table)
    let before = try await bench.everything(of: table)
    #expect(before.allSatisfy { $0 != nil }, "\(before)")
    try bench.reopen()
    #expect(try await bench.everything(of: table) == before)
    try await bench.setStream(nil)
    try bench.reopen()
    #expect(try await bench.everything(of: table) == before)
    try await bench.database.deleteTable(DeleteTableInput(tableName: "Music"))
    try await bench.makeTable()
    try bench.reopen()
    let after = try await bench.everything(of: table)
    #expect(after == [nil, before[1], nil, nil], "only the stream outlives its table")
    try await bench.database.reset()
    try await bench.makeTable()
    #expect(try await bench.everything(of: table) == [nil, nil, nil, nil])
  }

  @Test("a state that has ended does not come back with a restart")
  func settled() async throws {
    let bench = try Bench(.sqlite) { $0.tableUpdate = .seconds(10) }
    let table = try await bench.makeTable()
    try await bench.setEverything(of: table)
    #expect(try await bench.destinationStatus() == .enabling)
    bench.clock.advance(by: .seconds(10))
    _ = try await bench.database.sweep()
    #expect(try await bench.destinationStatus() == .active)
    bench.clock.advance(by: .seconds(-10))
    try bench.reopen()
    #expect(try await bench.destinationStatus() == .active)
  }
}

extension Bench {
  private static let kinesis = "arn:aws:kinesis:us-east-1:123456789012:stream/changes"

  private func policy(of arn: String, _ action: String) -> String {
    #"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","#
      + #""Action":"dynamodb:\#(action)","Resource":"\#(arn)"}]}"#
  }

  /// Sets policies of the table and its stream, a destination, and insights.
  func setEverything(of table: TableDescription) async throws {
    let arn = try #require(table.tableArn)
    try await database.putResourcePolicy(
      PutResourcePolicyInput(resourceArn: arn, policy: policy(of: arn, "GetItem")))
    if let stream = table.latestStreamArn {
      try await database.putResourcePolicy(
        PutResourcePolicyInput(resourceArn: stream, policy: policy(of: stream, "GetRecords")))
    }
    try await database.enableKinesisStreamingDestination(
      EnableKinesisStreamingDestinationInput(tableName: "Music", streamArn: Self.kinesis))
    try await database.updateContributorInsights(
      UpdateContributorInsightsInput(
        tableName: "Music", contributorInsightsAction: .enable,
        contributorInsightsMode: .throttledKeys))
  }

  /// What ``setEverything(of:)`` has set, as texts; `nil` for what there is not.
  func everything(
    of table: TableDescription, in database: DynamockDatabase? = nil
  ) async throws -> [String?] {
    let database = database ?? self.database
    func policy(of arn: String?) async -> String? {
      let found = try? await database.getResourcePolicy(GetResourcePolicyInput(resourceArn: arn))
      return found.map { "\($0)" }
    }
    let destinations = try await database.describeKinesisStreamingDestination(
      DescribeKinesisStreamingDestinationInput(tableName: "Music")
    ).kinesisDataStreamDestinations
    let insights = try await database.listContributorInsights().contributorInsightsSummaries
    return [
      await policy(of: table.tableArn), await policy(of: table.latestStreamArn),
      destinations?.first.map { "\($0)" }, insights?.first.map { "\($0)" },
    ]
  }

  func destinationStatus() async throws -> DestinationStatus? {
    try await database.describeKinesisStreamingDestination(
      DescribeKinesisStreamingDestinationInput(tableName: "Music")
    ).kinesisDataStreamDestinations?.first?.destinationStatus
  }
}
