// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ContinuousBackupsDescription` of DynamoDB's API.
public struct ContinuousBackupsDescription: Sendable, Equatable {
  /// `ContinuousBackupsStatus`, required.
  public var continuousBackupsStatus: ContinuousBackupsStatus?
  /// `PointInTimeRecoveryDescription`.
  public var pointInTimeRecoveryDescription: PointInTimeRecoveryDescription?

  /// Creates an instance from its members.
  public init(
    continuousBackupsStatus: ContinuousBackupsStatus?,
    pointInTimeRecoveryDescription: PointInTimeRecoveryDescription? = nil
  ) {
    self.continuousBackupsStatus = continuousBackupsStatus
    self.pointInTimeRecoveryDescription = pointInTimeRecoveryDescription
  }
}
