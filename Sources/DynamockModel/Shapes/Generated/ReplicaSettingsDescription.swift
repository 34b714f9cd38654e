// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ReplicaSettingsDescription` of DynamoDB's API.
public struct ReplicaSettingsDescription: Sendable, Equatable {
  /// `RegionName`, required.
  public var regionName: String?
  /// `ReplicaStatus`.
  public var replicaStatus: ReplicaStatus?
  /// `ReplicaBillingModeSummary`.
  public var replicaBillingModeSummary: BillingModeSummary?
  /// `ReplicaProvisionedReadCapacityUnits`.
  public var replicaProvisionedReadCapacityUnits: Int?
  /// `ReplicaProvisionedReadCapacityAutoScalingSettings`.
  public var replicaProvisionedReadCapacityAutoScalingSettings: AutoScalingSettingsDescription?
  /// `ReplicaProvisionedWriteCapacityUnits`.
  public var replicaProvisionedWriteCapacityUnits: Int?
  /// `ReplicaProvisionedWriteCapacityAutoScalingSettings`.
  public var replicaProvisionedWriteCapacityAutoScalingSettings: AutoScalingSettingsDescription?
  /// `ReplicaGlobalSecondaryIndexSettings`.
  public var replicaGlobalSecondaryIndexSettings: [ReplicaGlobalSecondaryIndexSettingsDescription]?
  /// `ReplicaTableClassSummary`.
  public var replicaTableClassSummary: TableClassSummary?

  /// Creates an instance from its members.
  public init(
    regionName: String?,
    replicaStatus: ReplicaStatus? = nil,
    replicaBillingModeSummary: BillingModeSummary? = nil,
    replicaProvisionedReadCapacityUnits: Int? = nil,
    replicaProvisionedReadCapacityAutoScalingSettings: AutoScalingSettingsDescription? = nil,
    replicaProvisionedWriteCapacityUnits: Int? = nil,
    replicaProvisionedWriteCapacityAutoScalingSettings: AutoScalingSettingsDescription? = nil,
    replicaGlobalSecondaryIndexSettings: [ReplicaGlobalSecondaryIndexSettingsDescription]? = nil,
    replicaTableClassSummary: TableClassSummary? = nil
  ) {
    self.regionName = regionName
    self.replicaStatus = replicaStatus
    self.replicaBillingModeSummary = replicaBillingModeSummary
    self.replicaProvisionedReadCapacityUnits = replicaProvisionedReadCapacityUnits
    self.replicaProvisionedReadCapacityAutoScalingSettings =
      replicaProvisionedReadCapacityAutoScalingSettings
    self.replicaProvisionedWriteCapacityUnits = replicaProvisionedWriteCapacityUnits
    self.replicaProvisionedWriteCapacityAutoScalingSettings =
      replicaProvisionedWriteCapacityAutoScalingSettings
    self.replicaGlobalSecondaryIndexSettings = replicaGlobalSecondaryIndexSettings
    self.replicaTableClassSummary = replicaTableClassSummary
  }
}
