// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `PointInTimeRecoveryDescription` of DynamoDB's API.
public struct PointInTimeRecoveryDescription: Sendable, Equatable {
  /// `PointInTimeRecoveryStatus`.
  public var pointInTimeRecoveryStatus: PointInTimeRecoveryStatus?
  /// `RecoveryPeriodInDays`.
  public var recoveryPeriodInDays: Int?
  /// `EarliestRestorableDateTime`.
  public var earliestRestorableDateTime: Timestamp?
  /// `LatestRestorableDateTime`.
  public var latestRestorableDateTime: Timestamp?

  /// Creates an instance from its members.
  public init(
    pointInTimeRecoveryStatus: PointInTimeRecoveryStatus? = nil,
    recoveryPeriodInDays: Int? = nil,
    earliestRestorableDateTime: Timestamp? = nil,
    latestRestorableDateTime: Timestamp? = nil
  ) {
    self.pointInTimeRecoveryStatus = pointInTimeRecoveryStatus
    self.recoveryPeriodInDays = recoveryPeriodInDays
    self.earliestRestorableDateTime = earliestRestorableDateTime
    self.latestRestorableDateTime = latestRestorableDateTime
  }
}
