import Dynamock
import DynamockModel
import DynamockStorage

extension Settings {
  /// Opens the database that the settings name: a file's, or one in memory, which may come from a file
  /// and go back to it.
  /// - Throws: one sentence for a file that cannot be used.
  func openDatabase() async throws(StorageError) -> (DynamockDatabase, DatabaseFile?) {
    let clock: any WallClock =
      clock == .manual ? ManualClock(now: SystemClock().now) : SystemClock()
    if let data {
      return (
        try DynamockDatabase(file: data, durability: durability, settings: database, clock: clock),
        nil
      )
    }
    guard let saveOnExit else {
      return (try DynamockDatabase(settings: database, clock: clock), nil)
    }
    return try await DatabaseFile.open(saveOnExit, settings: database, clock: clock)
  }

  /// What the settings say to every database.
  var database: DynamockDatabase.Settings {
    var settings = DynamockDatabase.Settings()
    settings.accountID = accountID
    settings.statistics = keepsStatistics
    settings.ignoresUnsupported = ignoresUnsupported
    settings.tableCreation = .milliseconds(delays.creatingTable)
    settings.tableUpdate = .milliseconds(delays.updatingTable)
    settings.tableDeletion = .milliseconds(delays.deletingTable)
    settings.indexCreation = .milliseconds(delays.creatingIndex)
    settings.indexDeletion = .milliseconds(delays.deletingIndex)
    settings.timeToLiveChange = .milliseconds(delays.changingTimeToLive)
    settings.streamShardAge = .milliseconds(upkeep.shardAge)
    settings.streamShardRecords = upkeep.shardRecords
    settings.throttling = throttling
    settings.lockWait = .milliseconds(lockWait)
    settings.transactionConflicts = transactionConflicts
    return settings
  }
}
