// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DescribeContinuousBackups.
public struct DescribeContinuousBackupsInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?

  /// Creates an instance from its members.
  public init(
    tableName: String?
  ) {
    self.tableName = tableName
  }
}

/// The output of DescribeContinuousBackups.
public struct DescribeContinuousBackupsOutput: Sendable, Equatable {
  /// `ContinuousBackupsDescription`.
  public var continuousBackupsDescription: ContinuousBackupsDescription?

  /// Creates an instance from its members.
  public init(
    continuousBackupsDescription: ContinuousBackupsDescription? = nil
  ) {
    self.continuousBackupsDescription = continuousBackupsDescription
  }
}
