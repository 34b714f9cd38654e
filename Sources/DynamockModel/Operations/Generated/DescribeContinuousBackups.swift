// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DescribeContinuousBackups is asked.
public struct DescribeContinuousBackupsInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?

  /// Makes it of its members.
  public init(
    tableName: String?
  ) {
    self.tableName = tableName
  }
}

/// What DescribeContinuousBackups answers.
public struct DescribeContinuousBackupsOutput: Sendable, Equatable {
  /// `ContinuousBackupsDescription`.
  public var continuousBackupsDescription: ContinuousBackupsDescription?

  /// Makes it of its members.
  public init(
    continuousBackupsDescription: ContinuousBackupsDescription? = nil
  ) {
    self.continuousBackupsDescription = continuousBackupsDescription
  }
}
