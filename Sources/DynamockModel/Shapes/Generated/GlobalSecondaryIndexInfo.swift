// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `GlobalSecondaryIndexInfo` of DynamoDB's API.
public struct GlobalSecondaryIndexInfo: Sendable, Equatable {
  /// `IndexName`.
  public var indexName: String?
  /// `KeySchema`.
  public var keySchema: [KeySchemaElement]?
  /// `Projection`.
  public var projection: IndexProjection?
  /// `ProvisionedThroughput`.
  public var provisionedThroughput: ProvisionedThroughput?
  /// `OnDemandThroughput`.
  public var onDemandThroughput: OnDemandThroughput?

  /// Creates an instance from its members.
  public init(
    indexName: String? = nil,
    keySchema: [KeySchemaElement]? = nil,
    projection: IndexProjection? = nil,
    provisionedThroughput: ProvisionedThroughput? = nil,
    onDemandThroughput: OnDemandThroughput? = nil
  ) {
    self.indexName = indexName
    self.keySchema = keySchema
    self.projection = projection
    self.provisionedThroughput = provisionedThroughput
    self.onDemandThroughput = onDemandThroughput
  }
}
