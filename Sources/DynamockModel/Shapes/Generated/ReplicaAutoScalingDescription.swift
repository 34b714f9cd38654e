// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ReplicaAutoScalingDescription` of DynamoDB's API.
public struct ReplicaAutoScalingDescription: Sendable, Equatable {
  /// `RegionName`.
  public var regionName: String?
  /// `GlobalSecondaryIndexes`.
  public var globalSecondaryIndexes: [ReplicaGlobalSecondaryIndexAutoScalingDescription]?
  /// `ReplicaProvisionedReadCapacityAutoScalingSettings`.
  public var replicaProvisionedReadCapacityAutoScalingSettings: AutoScalingSettingsDescription?
  /// `ReplicaProvisionedWriteCapacityAutoScalingSettings`.
  public var replicaProvisionedWriteCapacityAutoScalingSettings: AutoScalingSettingsDescription?
  /// `ReplicaStatus`.
  public var replicaStatus: ReplicaStatus?

  /// Creates an instance from its members.
  public init(
    regionName: String? = nil,
    globalSecondaryIndexes: [ReplicaGlobalSecondaryIndexAutoScalingDescription]? = nil,
    replicaProvisionedReadCapacityAutoScalingSettings: AutoScalingSettingsDescription? = nil,
    replicaProvisionedWriteCapacityAutoScalingSettings: AutoScalingSettingsDescription? = nil,
    replicaStatus: ReplicaStatus? = nil
  ) {
    self.regionName = regionName
    self.globalSecondaryIndexes = globalSecondaryIndexes
    self.replicaProvisionedReadCapacityAutoScalingSettings =
      replicaProvisionedReadCapacityAutoScalingSettings
    self.replicaProvisionedWriteCapacityAutoScalingSettings =
      replicaProvisionedWriteCapacityAutoScalingSettings
    self.replicaStatus = replicaStatus
  }
}
