// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `PointInTimeRecoverySpecification` of DynamoDB's API.
public struct PointInTimeRecoverySpecification: Sendable, Equatable {
  /// `PointInTimeRecoveryEnabled`, required.
  public var pointInTimeRecoveryEnabled: Bool?
  /// `RecoveryPeriodInDays`.
  public var recoveryPeriodInDays: Int?

  /// Creates an instance from its members.
  public init(
    pointInTimeRecoveryEnabled: Bool?,
    recoveryPeriodInDays: Int? = nil
  ) {
    self.pointInTimeRecoveryEnabled = pointInTimeRecoveryEnabled
    self.recoveryPeriodInDays = recoveryPeriodInDays
  }
}
