// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ReplicaGlobalSecondaryIndex` of DynamoDB's API.
public struct ReplicaGlobalSecondaryIndex: Sendable, Equatable {
  /// `IndexName`, required.
  public var indexName: String?
  /// `ProvisionedThroughputOverride`.
  public var provisionedThroughputOverride: ProvisionedThroughputOverride?
  /// `OnDemandThroughputOverride`.
  public var onDemandThroughputOverride: OnDemandThroughputOverride?

  /// Creates an instance from its members.
  public init(
    indexName: String?,
    provisionedThroughputOverride: ProvisionedThroughputOverride? = nil,
    onDemandThroughputOverride: OnDemandThroughputOverride? = nil
  ) {
    self.indexName = indexName
    self.provisionedThroughputOverride = provisionedThroughputOverride
    self.onDemandThroughputOverride = onDemandThroughputOverride
  }
}
