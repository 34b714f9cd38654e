// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `BackupDescription` of DynamoDB's API.
public struct BackupDescription: Sendable, Equatable {
  /// `BackupDetails`.
  public var backupDetails: BackupDetails?
  /// `SourceTableDetails`.
  public var sourceTableDetails: SourceTableDetails?
  /// `SourceTableFeatureDetails`.
  public var sourceTableFeatureDetails: SourceTableFeatureDetails?

  /// Creates an instance from its members.
  public init(
    backupDetails: BackupDetails? = nil,
    sourceTableDetails: SourceTableDetails? = nil,
    sourceTableFeatureDetails: SourceTableFeatureDetails? = nil
  ) {
    self.backupDetails = backupDetails
    self.sourceTableDetails = sourceTableDetails
    self.sourceTableFeatureDetails = sourceTableFeatureDetails
  }
}
