// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `CreateGlobalSecondaryIndexAction` of DynamoDB's API.
public struct CreateGlobalSecondaryIndexAction: Sendable, Equatable {
  /// `IndexName`, required.
  public var indexName: String?
  /// `KeySchema`, required.
  public var keySchema: [KeySchemaElement]?
  /// `Projection`, required.
  public var projection: IndexProjection?
  /// `ProvisionedThroughput`.
  public var provisionedThroughput: ProvisionedThroughput?
  /// `OnDemandThroughput`.
  public var onDemandThroughput: OnDemandThroughput?
  /// `WarmThroughput`.
  public var warmThroughput: WarmThroughput?

  /// Creates an instance from its members.
  public init(
    indexName: String?,
    keySchema: [KeySchemaElement]?,
    projection: IndexProjection?,
    provisionedThroughput: ProvisionedThroughput? = nil,
    onDemandThroughput: OnDemandThroughput? = nil,
    warmThroughput: WarmThroughput? = nil
  ) {
    self.indexName = indexName
    self.keySchema = keySchema
    self.projection = projection
    self.provisionedThroughput = provisionedThroughput
    self.onDemandThroughput = onDemandThroughput
    self.warmThroughput = warmThroughput
  }
}
