// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DescribeTimeToLive.
public struct DescribeTimeToLiveInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?

  /// Creates an instance from its members.
  public init(
    tableName: String?
  ) {
    self.tableName = tableName
  }
}

/// The output of DescribeTimeToLive.
public struct DescribeTimeToLiveOutput: Sendable, Equatable {
  /// `TimeToLiveDescription`.
  public var timeToLiveDescription: TimeToLiveDescription?

  /// Creates an instance from its members.
  public init(
    timeToLiveDescription: TimeToLiveDescription? = nil
  ) {
    self.timeToLiveDescription = timeToLiveDescription
  }
}
