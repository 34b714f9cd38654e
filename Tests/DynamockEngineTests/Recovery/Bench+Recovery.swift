import Dynamock
import DynamockModel
import Testing

extension Bench {
  /// Disables recovery to a point in time.
  func disableRecovery(of table: String = "Music") async throws {
    try await database.updateContinuousBackups(
      UpdateContinuousBackupsInput(
        tableName: table,
        pointInTimeRecoverySpecification: PointInTimeRecoverySpecification(
          pointInTimeRecoveryEnabled: false)))
  }

  /// Restores a table to a point in time, or to the latest one, and returns the items.
  func recovered(
    to moment: Timestamp?, of table: String = "Music", as target: String = "Recovered",
    in database: DynamockDatabase? = nil
  ) async throws -> [ItemKey: Item] {
    let database = database ?? self.database
    _ = try await database.restoreTableToPointInTime(
      RestoreTableToPointInTimeInput(
        sourceTableName: table, targetTableName: target,
        useLatestRestorableTime: moment == nil ? true : nil, restoreDateTime: moment))
    let deadline = ContinuousClock.now + .seconds(300)
    while try await database.describeTable(DescribeTableInput(tableName: target)).table?
      .tableStatus != .active
    {
      try #require(ContinuousClock.now < deadline, "\(target) is still not ACTIVE")
      try await Task.sleep(for: .milliseconds(5))
    }
    var found: [ItemKey: Item] = [:]
    var start: Item?
    repeat {
      let page = try await database.scan(ScanInput(tableName: target, exclusiveStartKey: start))
      for image in page.items ?? [] {
        let item = try #require(image.decoded())
        found[ItemKey(item)] = item
      }
      start = page.lastEvaluatedKey
    } while start != nil
    let description = try await database.describeTable(DescribeTableInput(tableName: target)).table
    #expect(description?.itemCount == found.count)
    _ = try await database.deleteTable(DeleteTableInput(tableName: target))
    return found
  }
}
