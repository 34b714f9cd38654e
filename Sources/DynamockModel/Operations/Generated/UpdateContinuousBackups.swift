// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What UpdateContinuousBackups is asked.
public struct UpdateContinuousBackupsInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `PointInTimeRecoverySpecification`, required.
  public var pointInTimeRecoverySpecification: PointInTimeRecoverySpecification?

  /// Makes it of its members.
  public init(
    tableName: String?,
    pointInTimeRecoverySpecification: PointInTimeRecoverySpecification?
  ) {
    self.tableName = tableName
    self.pointInTimeRecoverySpecification = pointInTimeRecoverySpecification
  }
}

/// What UpdateContinuousBackups answers.
public struct UpdateContinuousBackupsOutput: Sendable, Equatable {
  /// `ContinuousBackupsDescription`.
  public var continuousBackupsDescription: ContinuousBackupsDescription?

  /// Makes it of its members.
  public init(
    continuousBackupsDescription: ContinuousBackupsDescription? = nil
  ) {
    self.continuousBackupsDescription = continuousBackupsDescription
  }
}
