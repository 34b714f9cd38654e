// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `UpdateGlobalSecondaryIndexAction` of DynamoDB's API.
public struct UpdateGlobalSecondaryIndexAction: Sendable, Equatable {
  /// `IndexName`, required.
  public var indexName: String?
  /// `ProvisionedThroughput`.
  public var provisionedThroughput: ProvisionedThroughput?
  /// `OnDemandThroughput`.
  public var onDemandThroughput: OnDemandThroughput?
  /// `WarmThroughput`.
  public var warmThroughput: WarmThroughput?

  /// Creates an instance from its members.
  public init(
    indexName: String?,
    provisionedThroughput: ProvisionedThroughput? = nil,
    onDemandThroughput: OnDemandThroughput? = nil,
    warmThroughput: WarmThroughput? = nil
  ) {
    self.indexName = indexName
    self.provisionedThroughput = provisionedThroughput
    self.onDemandThroughput = onDemandThroughput
    self.warmThroughput = warmThroughput
  }
}
