// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ReplicaGlobalSecondaryIndexDescription` of DynamoDB's API.
public struct ReplicaGlobalSecondaryIndexDescription: Sendable, Equatable {
  /// `IndexName`.
  public var indexName: String?
  /// `ProvisionedThroughputOverride`.
  public var provisionedThroughputOverride: ProvisionedThroughputOverride?
  /// `OnDemandThroughputOverride`.
  public var onDemandThroughputOverride: OnDemandThroughputOverride?
  /// `WarmThroughput`.
  public var warmThroughput: GlobalSecondaryIndexWarmThroughputDescription?

  /// Creates an instance from its members.
  public init(
    indexName: String? = nil,
    provisionedThroughputOverride: ProvisionedThroughputOverride? = nil,
    onDemandThroughputOverride: OnDemandThroughputOverride? = nil,
    warmThroughput: GlobalSecondaryIndexWarmThroughputDescription? = nil
  ) {
    self.indexName = indexName
    self.provisionedThroughputOverride = provisionedThroughputOverride
    self.onDemandThroughputOverride = onDemandThroughputOverride
    self.warmThroughput = warmThroughput
  }
}
