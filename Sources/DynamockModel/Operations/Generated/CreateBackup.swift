// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of CreateBackup.
public struct CreateBackupInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `BackupName`, required.
  public var backupName: String?

  /// Creates an instance from its members.
  public init(
    tableName: String?,
    backupName: String?
  ) {
    self.tableName = tableName
    self.backupName = backupName
  }
}

/// The output of CreateBackup.
public struct CreateBackupOutput: Sendable, Equatable {
  /// `BackupDetails`.
  public var backupDetails: BackupDetails?

  /// Creates an instance from its members.
  public init(
    backupDetails: BackupDetails? = nil
  ) {
    self.backupDetails = backupDetails
  }
}
