// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DescribeTableReplicaAutoScaling is asked.
public struct DescribeTableReplicaAutoScalingInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?

  /// Makes it of its members.
  public init(
    tableName: String?
  ) {
    self.tableName = tableName
  }
}

/// What DescribeTableReplicaAutoScaling answers.
public struct DescribeTableReplicaAutoScalingOutput: Sendable, Equatable {
  /// `TableAutoScalingDescription`.
  public var tableAutoScalingDescription: TableAutoScalingDescription?

  /// Makes it of its members.
  public init(
    tableAutoScalingDescription: TableAutoScalingDescription? = nil
  ) {
    self.tableAutoScalingDescription = tableAutoScalingDescription
  }
}
