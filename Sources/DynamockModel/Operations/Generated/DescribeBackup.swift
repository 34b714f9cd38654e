// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DescribeBackup.
public struct DescribeBackupInput: Sendable, Equatable {
  /// `BackupArn`, required.
  public var backupArn: String?

  /// Creates an instance from its members.
  public init(
    backupArn: String?
  ) {
    self.backupArn = backupArn
  }
}

/// The output of DescribeBackup.
public struct DescribeBackupOutput: Sendable, Equatable {
  /// `BackupDescription`.
  public var backupDescription: BackupDescription?

  /// Creates an instance from its members.
  public init(
    backupDescription: BackupDescription? = nil
  ) {
    self.backupDescription = backupDescription
  }
}
