// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DescribeBackup is asked.
public struct DescribeBackupInput: Sendable, Equatable {
  /// `BackupArn`, required.
  public var backupArn: String?

  /// Makes it of its members.
  public init(
    backupArn: String?
  ) {
    self.backupArn = backupArn
  }
}

/// What DescribeBackup answers.
public struct DescribeBackupOutput: Sendable, Equatable {
  /// `BackupDescription`.
  public var backupDescription: BackupDescription?

  /// Makes it of its members.
  public init(
    backupDescription: BackupDescription? = nil
  ) {
    self.backupDescription = backupDescription
  }
}
