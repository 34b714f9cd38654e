// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ReplicaAutoScalingUpdate` of DynamoDB's API.
public struct ReplicaAutoScalingUpdate: Sendable, Equatable {
  /// `RegionName`, required.
  public var regionName: String?
  /// `ReplicaGlobalSecondaryIndexUpdates`.
  public var replicaGlobalSecondaryIndexUpdates: [ReplicaGlobalSecondaryIndexAutoScalingUpdate]?
  /// `ReplicaProvisionedReadCapacityAutoScalingUpdate`.
  public var replicaProvisionedReadCapacityAutoScalingUpdate: AutoScalingSettingsUpdate?

  /// Creates an instance from its members.
  public init(
    regionName: String?,
    replicaGlobalSecondaryIndexUpdates: [ReplicaGlobalSecondaryIndexAutoScalingUpdate]? = nil,
    replicaProvisionedReadCapacityAutoScalingUpdate: AutoScalingSettingsUpdate? = nil
  ) {
    self.regionName = regionName
    self.replicaGlobalSecondaryIndexUpdates = replicaGlobalSecondaryIndexUpdates
    self.replicaProvisionedReadCapacityAutoScalingUpdate =
      replicaProvisionedReadCapacityAutoScalingUpdate
  }
}
