// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `GlobalSecondaryIndexDescription` of DynamoDB's API.
public struct GlobalSecondaryIndexDescription: Sendable, Equatable {
  /// `IndexName`.
  public var indexName: String?
  /// `KeySchema`.
  public var keySchema: [KeySchemaElement]?
  /// `Projection`.
  public var projection: IndexProjection?
  /// `IndexStatus`.
  public var indexStatus: IndexStatus?
  /// `Backfilling`.
  public var backfilling: Bool?
  /// `ProvisionedThroughput`.
  public var provisionedThroughput: ProvisionedThroughputDescription?
  /// `IndexSizeBytes`.
  public var indexSizeBytes: Int?
  /// `ItemCount`.
  public var itemCount: Int?
  /// `IndexArn`.
  public var indexArn: String?
  /// `OnDemandThroughput`.
  public var onDemandThroughput: OnDemandThroughput?
  /// `WarmThroughput`.
  public var warmThroughput: GlobalSecondaryIndexWarmThroughputDescription?

  /// Creates an instance from its members.
  public init(
    indexName: String? = nil,
    keySchema: [KeySchemaElement]? = nil,
    projection: IndexProjection? = nil,
    indexStatus: IndexStatus? = nil,
    backfilling: Bool? = nil,
    provisionedThroughput: ProvisionedThroughputDescription? = nil,
    indexSizeBytes: Int? = nil,
    itemCount: Int? = nil,
    indexArn: String? = nil,
    onDemandThroughput: OnDemandThroughput? = nil,
    warmThroughput: GlobalSecondaryIndexWarmThroughputDescription? = nil
  ) {
    self.indexName = indexName
    self.keySchema = keySchema
    self.projection = projection
    self.indexStatus = indexStatus
    self.backfilling = backfilling
    self.provisionedThroughput = provisionedThroughput
    self.indexSizeBytes = indexSizeBytes
    self.itemCount = itemCount
    self.indexArn = indexArn
    self.onDemandThroughput = onDemandThroughput
    self.warmThroughput = warmThroughput
  }
}
