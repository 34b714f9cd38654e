// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ReplicaDescription` of DynamoDB's API.
public struct ReplicaDescription: Sendable, Equatable {
  /// `RegionName`.
  public var regionName: String?
  /// `ReplicaStatus`.
  public var replicaStatus: ReplicaStatus?
  /// `ReplicaArn`.
  public var replicaArn: String?
  /// `ReplicaStatusDescription`.
  public var replicaStatusDescription: String?
  /// `ReplicaStatusPercentProgress`.
  public var replicaStatusPercentProgress: String?
  /// `KMSMasterKeyId`.
  public var kmsMasterKeyId: String?
  /// `ProvisionedThroughputOverride`.
  public var provisionedThroughputOverride: ProvisionedThroughputOverride?
  /// `OnDemandThroughputOverride`.
  public var onDemandThroughputOverride: OnDemandThroughputOverride?
  /// `WarmThroughput`.
  public var warmThroughput: TableWarmThroughputDescription?
  /// `GlobalSecondaryIndexes`.
  public var globalSecondaryIndexes: [ReplicaGlobalSecondaryIndexDescription]?
  /// `ReplicaInaccessibleDateTime`.
  public var replicaInaccessibleDateTime: Timestamp?
  /// `ReplicaTableClassSummary`.
  public var replicaTableClassSummary: TableClassSummary?
  /// `GlobalTableSettingsReplicationMode`.
  public var globalTableSettingsReplicationMode: GlobalTableSettingsReplicationMode?

  /// Creates an instance from its members.
  public init(
    regionName: String? = nil,
    replicaStatus: ReplicaStatus? = nil,
    replicaArn: String? = nil,
    replicaStatusDescription: String? = nil,
    replicaStatusPercentProgress: String? = nil,
    kmsMasterKeyId: String? = nil,
    provisionedThroughputOverride: ProvisionedThroughputOverride? = nil,
    onDemandThroughputOverride: OnDemandThroughputOverride? = nil,
    warmThroughput: TableWarmThroughputDescription? = nil,
    globalSecondaryIndexes: [ReplicaGlobalSecondaryIndexDescription]? = nil,
    replicaInaccessibleDateTime: Timestamp? = nil,
    replicaTableClassSummary: TableClassSummary? = nil,
    globalTableSettingsReplicationMode: GlobalTableSettingsReplicationMode? = nil
  ) {
    self.regionName = regionName
    self.replicaStatus = replicaStatus
    self.replicaArn = replicaArn
    self.replicaStatusDescription = replicaStatusDescription
    self.replicaStatusPercentProgress = replicaStatusPercentProgress
    self.kmsMasterKeyId = kmsMasterKeyId
    self.provisionedThroughputOverride = provisionedThroughputOverride
    self.onDemandThroughputOverride = onDemandThroughputOverride
    self.warmThroughput = warmThroughput
    self.globalSecondaryIndexes = globalSecondaryIndexes
    self.replicaInaccessibleDateTime = replicaInaccessibleDateTime
    self.replicaTableClassSummary = replicaTableClassSummary
    self.globalTableSettingsReplicationMode = globalTableSettingsReplicationMode
  }
}
