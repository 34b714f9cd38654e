// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DescribeTimeToLive is asked.
public struct DescribeTimeToLiveInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?

  /// Makes it of its members.
  public init(
    tableName: String?
  ) {
    self.tableName = tableName
  }
}

/// What DescribeTimeToLive answers.
public struct DescribeTimeToLiveOutput: Sendable, Equatable {
  /// `TimeToLiveDescription`.
  public var timeToLiveDescription: TimeToLiveDescription?

  /// Makes it of its members.
  public init(
    timeToLiveDescription: TimeToLiveDescription? = nil
  ) {
    self.timeToLiveDescription = timeToLiveDescription
  }
}
