// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DeleteBackup is asked.
public struct DeleteBackupInput: Sendable, Equatable {
  /// `BackupArn`, required.
  public var backupArn: String?

  /// Makes it of its members.
  public init(
    backupArn: String?
  ) {
    self.backupArn = backupArn
  }
}

/// What DeleteBackup answers.
public struct DeleteBackupOutput: Sendable, Equatable {
  /// `BackupDescription`.
  public var backupDescription: BackupDescription?

  /// Makes it of its members.
  public init(
    backupDescription: BackupDescription? = nil
  ) {
    self.backupDescription = backupDescription
  }
}
