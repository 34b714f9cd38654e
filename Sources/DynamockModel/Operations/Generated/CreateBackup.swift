// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What CreateBackup is asked.
public struct CreateBackupInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `BackupName`, required.
  public var backupName: String?

  /// Makes it of its members.
  public init(
    tableName: String?,
    backupName: String?
  ) {
    self.tableName = tableName
    self.backupName = backupName
  }
}

/// What CreateBackup answers.
public struct CreateBackupOutput: Sendable, Equatable {
  /// `BackupDetails`.
  public var backupDetails: BackupDetails?

  /// Makes it of its members.
  public init(
    backupDetails: BackupDetails? = nil
  ) {
    self.backupDetails = backupDetails
  }
}
