// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `UpdateReplicationGroupMemberAction` of DynamoDB's API.
public struct UpdateReplicationGroupMemberAction: Sendable, Equatable {
  /// `RegionName`, required.
  public var regionName: String?
  /// `KMSMasterKeyId`.
  public var kmsMasterKeyId: String?
  /// `ProvisionedThroughputOverride`.
  public var provisionedThroughputOverride: ProvisionedThroughputOverride?
  /// `OnDemandThroughputOverride`.
  public var onDemandThroughputOverride: OnDemandThroughputOverride?
  /// `GlobalSecondaryIndexes`.
  public var globalSecondaryIndexes: [ReplicaGlobalSecondaryIndex]?
  /// `TableClassOverride`.
  public var tableClassOverride: TableClass?

  /// Creates an instance from its members.
  public init(
    regionName: String?,
    kmsMasterKeyId: String? = nil,
    provisionedThroughputOverride: ProvisionedThroughputOverride? = nil,
    onDemandThroughputOverride: OnDemandThroughputOverride? = nil,
    globalSecondaryIndexes: [ReplicaGlobalSecondaryIndex]? = nil,
    tableClassOverride: TableClass? = nil
  ) {
    self.regionName = regionName
    self.kmsMasterKeyId = kmsMasterKeyId
    self.provisionedThroughputOverride = provisionedThroughputOverride
    self.onDemandThroughputOverride = onDemandThroughputOverride
    self.globalSecondaryIndexes = globalSecondaryIndexes
    self.tableClassOverride = tableClassOverride
  }
}
