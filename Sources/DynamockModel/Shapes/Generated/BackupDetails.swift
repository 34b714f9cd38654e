// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `BackupDetails` of DynamoDB's API.
public struct BackupDetails: Sendable, Equatable {
  /// `BackupArn`, required.
  public var backupArn: String?
  /// `BackupName`, required.
  public var backupName: String?
  /// `BackupSizeBytes`.
  public var backupSizeBytes: Int?
  /// `BackupStatus`, required.
  public var backupStatus: BackupStatus?
  /// `BackupType`, required.
  public var backupType: BackupType?
  /// `BackupCreationDateTime`, required.
  public var backupCreationDateTime: Timestamp?
  /// `BackupExpiryDateTime`.
  public var backupExpiryDateTime: Timestamp?

  /// Creates an instance from its members.
  public init(
    backupArn: String?,
    backupName: String?,
    backupSizeBytes: Int? = nil,
    backupStatus: BackupStatus?,
    backupType: BackupType?,
    backupCreationDateTime: Timestamp?,
    backupExpiryDateTime: Timestamp? = nil
  ) {
    self.backupArn = backupArn
    self.backupName = backupName
    self.backupSizeBytes = backupSizeBytes
    self.backupStatus = backupStatus
    self.backupType = backupType
    self.backupCreationDateTime = backupCreationDateTime
    self.backupExpiryDateTime = backupExpiryDateTime
  }
}
