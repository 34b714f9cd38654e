import Dynamock
import DynamockModel
import DynamockStorage

extension Settings {
  /// Opens the database that the settings name: a file's, or an empty one in memory.
  /// - Throws: one sentence for a file that cannot be used.
  func openDatabase() throws(StorageError) -> DynamockDatabase {
    let clock: any WallClock =
      clock == .manual ? ManualClock(now: SystemClock().now) : SystemClock()
    guard let data else { return try DynamockDatabase(settings: database, clock: clock) }
    return try DynamockDatabase(
      file: data, durability: durability, settings: database, clock: clock)
  }

  /// What the settings say to every database.
  var database: DynamockDatabase.Settings {
    var settings = DynamockDatabase.Settings()
    settings.accountID = accountID
    settings.statistics = keepsStatistics
    settings.tableCreation = .milliseconds(delays.creatingTable)
    settings.tableUpdate = .milliseconds(delays.updatingTable)
    settings.tableDeletion = .milliseconds(delays.deletingTable)
    settings.indexCreation = .milliseconds(delays.creatingIndex)
    settings.indexDeletion = .milliseconds(delays.deletingIndex)
    settings.timeToLiveChange = .milliseconds(delays.changingTimeToLive)
    settings.streamShardAge = .milliseconds(upkeep.shardAge)
    settings.streamShardRecords = upkeep.shardRecords
    return settings
  }
}
