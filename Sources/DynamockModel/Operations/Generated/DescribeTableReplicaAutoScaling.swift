// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DescribeTableReplicaAutoScaling.
public struct DescribeTableReplicaAutoScalingInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?

  /// Creates an instance from its members.
  public init(
    tableName: String?
  ) {
    self.tableName = tableName
  }
}

/// The output of DescribeTableReplicaAutoScaling.
public struct DescribeTableReplicaAutoScalingOutput: Sendable, Equatable {
  /// `TableAutoScalingDescription`.
  public var tableAutoScalingDescription: TableAutoScalingDescription?

  /// Creates an instance from its members.
  public init(
    tableAutoScalingDescription: TableAutoScalingDescription? = nil
  ) {
    self.tableAutoScalingDescription = tableAutoScalingDescription
  }
}
