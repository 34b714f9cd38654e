// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `RestoreSummary` of DynamoDB's API.
public struct RestoreSummary: Sendable, Equatable {
  /// `SourceBackupArn`.
  public var sourceBackupArn: String?
  /// `SourceTableArn`.
  public var sourceTableArn: String?
  /// `RestoreDateTime`, required.
  public var restoreDateTime: Timestamp?
  /// `RestoreInProgress`, required.
  public var restoreInProgress: Bool?

  /// Creates an instance from its members.
  public init(
    sourceBackupArn: String? = nil,
    sourceTableArn: String? = nil,
    restoreDateTime: Timestamp?,
    restoreInProgress: Bool?
  ) {
    self.sourceBackupArn = sourceBackupArn
    self.sourceTableArn = sourceTableArn
    self.restoreDateTime = restoreDateTime
    self.restoreInProgress = restoreInProgress
  }
}
