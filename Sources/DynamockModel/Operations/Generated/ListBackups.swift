// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of ListBackups.
public struct ListBackupsInput: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `Limit`.
  public var limit: Int?
  /// `TimeRangeLowerBound`.
  public var timeRangeLowerBound: Timestamp?
  /// `TimeRangeUpperBound`.
  public var timeRangeUpperBound: Timestamp?
  /// `ExclusiveStartBackupArn`.
  public var exclusiveStartBackupArn: String?
  /// `BackupType`.
  public var backupType: BackupTypeFilter?

  /// Creates an instance from its members.
  public init(
    tableName: String? = nil,
    limit: Int? = nil,
    timeRangeLowerBound: Timestamp? = nil,
    timeRangeUpperBound: Timestamp? = nil,
    exclusiveStartBackupArn: String? = nil,
    backupType: BackupTypeFilter? = nil
  ) {
    self.tableName = tableName
    self.limit = limit
    self.timeRangeLowerBound = timeRangeLowerBound
    self.timeRangeUpperBound = timeRangeUpperBound
    self.exclusiveStartBackupArn = exclusiveStartBackupArn
    self.backupType = backupType
  }
}

/// The output of ListBackups.
public struct ListBackupsOutput: Sendable, Equatable {
  /// `BackupSummaries`.
  public var backupSummaries: [BackupSummary]?
  /// `LastEvaluatedBackupArn`.
  public var lastEvaluatedBackupArn: String?

  /// Creates an instance from its members.
  public init(
    backupSummaries: [BackupSummary]? = nil,
    lastEvaluatedBackupArn: String? = nil
  ) {
    self.backupSummaries = backupSummaries
    self.lastEvaluatedBackupArn = lastEvaluatedBackupArn
  }
}
