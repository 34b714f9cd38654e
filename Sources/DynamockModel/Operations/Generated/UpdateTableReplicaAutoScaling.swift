// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of UpdateTableReplicaAutoScaling.
public struct UpdateTableReplicaAutoScalingInput: Sendable, Equatable {
  /// `GlobalSecondaryIndexUpdates`.
  public var globalSecondaryIndexUpdates: [GlobalSecondaryIndexAutoScalingUpdate]?
  /// `TableName`, required.
  public var tableName: String?
  /// `ProvisionedWriteCapacityAutoScalingUpdate`.
  public var provisionedWriteCapacityAutoScalingUpdate: AutoScalingSettingsUpdate?
  /// `ReplicaUpdates`.
  public var replicaUpdates: [ReplicaAutoScalingUpdate]?

  /// Creates an instance from its members.
  public init(
    globalSecondaryIndexUpdates: [GlobalSecondaryIndexAutoScalingUpdate]? = nil,
    tableName: String?,
    provisionedWriteCapacityAutoScalingUpdate: AutoScalingSettingsUpdate? = nil,
    replicaUpdates: [ReplicaAutoScalingUpdate]? = nil
  ) {
    self.globalSecondaryIndexUpdates = globalSecondaryIndexUpdates
    self.tableName = tableName
    self.provisionedWriteCapacityAutoScalingUpdate = provisionedWriteCapacityAutoScalingUpdate
    self.replicaUpdates = replicaUpdates
  }
}

/// The output of UpdateTableReplicaAutoScaling.
public struct UpdateTableReplicaAutoScalingOutput: Sendable, Equatable {
  /// `TableAutoScalingDescription`.
  public var tableAutoScalingDescription: TableAutoScalingDescription?

  /// Creates an instance from its members.
  public init(
    tableAutoScalingDescription: TableAutoScalingDescription? = nil
  ) {
    self.tableAutoScalingDescription = tableAutoScalingDescription
  }
}
