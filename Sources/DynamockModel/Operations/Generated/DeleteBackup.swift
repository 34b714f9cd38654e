// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DeleteBackup.
public struct DeleteBackupInput: Sendable, Equatable {
  /// `BackupArn`, required.
  public var backupArn: String?

  /// Creates an instance from its members.
  public init(
    backupArn: String?
  ) {
    self.backupArn = backupArn
  }
}

/// The output of DeleteBackup.
public struct DeleteBackupOutput: Sendable, Equatable {
  /// `BackupDescription`.
  public var backupDescription: BackupDescription?

  /// Creates an instance from its members.
  public init(
    backupDescription: BackupDescription? = nil
  ) {
    self.backupDescription = backupDescription
  }
}
