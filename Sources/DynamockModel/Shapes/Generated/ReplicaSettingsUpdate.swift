// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ReplicaSettingsUpdate` of DynamoDB's API.
public struct ReplicaSettingsUpdate: Sendable, Equatable {
  /// `RegionName`, required.
  public var regionName: String?
  /// `ReplicaProvisionedReadCapacityUnits`.
  public var replicaProvisionedReadCapacityUnits: Int?
  /// `ReplicaProvisionedReadCapacityAutoScalingSettingsUpdate`.
  public var replicaProvisionedReadCapacityAutoScalingSettingsUpdate: AutoScalingSettingsUpdate?
  /// `ReplicaGlobalSecondaryIndexSettingsUpdate`.
  public var replicaGlobalSecondaryIndexSettingsUpdate: [ReplicaGlobalSecondaryIndexSettingsUpdate]?
  /// `ReplicaTableClass`.
  public var replicaTableClass: TableClass?

  /// Creates an instance from its members.
  public init(
    regionName: String?,
    replicaProvisionedReadCapacityUnits: Int? = nil,
    replicaProvisionedReadCapacityAutoScalingSettingsUpdate: AutoScalingSettingsUpdate? = nil,
    replicaGlobalSecondaryIndexSettingsUpdate: [ReplicaGlobalSecondaryIndexSettingsUpdate]? = nil,
    replicaTableClass: TableClass? = nil
  ) {
    self.regionName = regionName
    self.replicaProvisionedReadCapacityUnits = replicaProvisionedReadCapacityUnits
    self.replicaProvisionedReadCapacityAutoScalingSettingsUpdate =
      replicaProvisionedReadCapacityAutoScalingSettingsUpdate
    self.replicaGlobalSecondaryIndexSettingsUpdate = replicaGlobalSecondaryIndexSettingsUpdate
    self.replicaTableClass = replicaTableClass
  }
}
