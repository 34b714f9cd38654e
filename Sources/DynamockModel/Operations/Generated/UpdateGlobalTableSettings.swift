// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of UpdateGlobalTableSettings.
public struct UpdateGlobalTableSettingsInput: Sendable, Equatable {
  /// `GlobalTableName`, required.
  public var globalTableName: String?
  /// `GlobalTableBillingMode`.
  public var globalTableBillingMode: BillingMode?
  /// `GlobalTableProvisionedWriteCapacityUnits`.
  public var globalTableProvisionedWriteCapacityUnits: Int?
  /// `GlobalTableProvisionedWriteCapacityAutoScalingSettingsUpdate`.
  public var globalTableProvisionedWriteCapacityAutoScalingSettingsUpdate:
    AutoScalingSettingsUpdate?
  /// `GlobalTableGlobalSecondaryIndexSettingsUpdate`.
  public var globalTableGlobalSecondaryIndexSettingsUpdate:
    [GlobalTableGlobalSecondaryIndexSettingsUpdate]?
  /// `ReplicaSettingsUpdate`.
  public var replicaSettingsUpdate: [ReplicaSettingsUpdate]?

  /// Creates an instance from its members.
  public init(
    globalTableName: String?,
    globalTableBillingMode: BillingMode? = nil,
    globalTableProvisionedWriteCapacityUnits: Int? = nil,
    globalTableProvisionedWriteCapacityAutoScalingSettingsUpdate: AutoScalingSettingsUpdate? = nil,
    globalTableGlobalSecondaryIndexSettingsUpdate:
      [GlobalTableGlobalSecondaryIndexSettingsUpdate]? = nil,
    replicaSettingsUpdate: [ReplicaSettingsUpdate]? = nil
  ) {
    self.globalTableName = globalTableName
    self.globalTableBillingMode = globalTableBillingMode
    self.globalTableProvisionedWriteCapacityUnits = globalTableProvisionedWriteCapacityUnits
    self.globalTableProvisionedWriteCapacityAutoScalingSettingsUpdate =
      globalTableProvisionedWriteCapacityAutoScalingSettingsUpdate
    self.globalTableGlobalSecondaryIndexSettingsUpdate =
      globalTableGlobalSecondaryIndexSettingsUpdate
    self.replicaSettingsUpdate = replicaSettingsUpdate
  }
}

/// The output of UpdateGlobalTableSettings.
public struct UpdateGlobalTableSettingsOutput: Sendable, Equatable {
  /// `GlobalTableName`.
  public var globalTableName: String?
  /// `ReplicaSettings`.
  public var replicaSettings: [ReplicaSettingsDescription]?

  /// Creates an instance from its members.
  public init(
    globalTableName: String? = nil,
    replicaSettings: [ReplicaSettingsDescription]? = nil
  ) {
    self.globalTableName = globalTableName
    self.replicaSettings = replicaSettings
  }
}
