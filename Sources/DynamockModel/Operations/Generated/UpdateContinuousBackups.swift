// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of UpdateContinuousBackups.
public struct UpdateContinuousBackupsInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `PointInTimeRecoverySpecification`, required.
  public var pointInTimeRecoverySpecification: PointInTimeRecoverySpecification?

  /// Creates an instance from its members.
  public init(
    tableName: String?,
    pointInTimeRecoverySpecification: PointInTimeRecoverySpecification?
  ) {
    self.tableName = tableName
    self.pointInTimeRecoverySpecification = pointInTimeRecoverySpecification
  }
}

/// The output of UpdateContinuousBackups.
public struct UpdateContinuousBackupsOutput: Sendable, Equatable {
  /// `ContinuousBackupsDescription`.
  public var continuousBackupsDescription: ContinuousBackupsDescription?

  /// Creates an instance from its members.
  public init(
    continuousBackupsDescription: ContinuousBackupsDescription? = nil
  ) {
    self.continuousBackupsDescription = continuousBackupsDescription
  }
}
