// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `BackupSummary` of DynamoDB's API.
public struct BackupSummary: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `TableId`.
  public var tableId: String?
  /// `TableArn`.
  public var tableArn: String?
  /// `BackupArn`.
  public var backupArn: String?
  /// `BackupName`.
  public var backupName: String?
  /// `BackupCreationDateTime`.
  public var backupCreationDateTime: Timestamp?
  /// `BackupExpiryDateTime`.
  public var backupExpiryDateTime: Timestamp?
  /// `BackupStatus`.
  public var backupStatus: BackupStatus?
  /// `BackupType`.
  public var backupType: BackupType?
  /// `BackupSizeBytes`.
  public var backupSizeBytes: Int?

  /// Creates an instance from its members.
  public init(
    tableName: String? = nil,
    tableId: String? = nil,
    tableArn: String? = nil,
    backupArn: String? = nil,
    backupName: String? = nil,
    backupCreationDateTime: Timestamp? = nil,
    backupExpiryDateTime: Timestamp? = nil,
    backupStatus: BackupStatus? = nil,
    backupType: BackupType? = nil,
    backupSizeBytes: Int? = nil
  ) {
    self.tableName = tableName
    self.tableId = tableId
    self.tableArn = tableArn
    self.backupArn = backupArn
    self.backupName = backupName
    self.backupCreationDateTime = backupCreationDateTime
    self.backupExpiryDateTime = backupExpiryDateTime
    self.backupStatus = backupStatus
    self.backupType = backupType
    self.backupSizeBytes = backupSizeBytes
  }
}
