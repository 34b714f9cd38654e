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
    try await waitUntilActive(target, in: database)
    let found = try await items(of: target, in: database)
    #expect(try await describe(target, in: database).itemCount == found.count)
    _ = try await database.deleteTable(DeleteTableInput(tableName: target))
    return found
  }
}
