// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `VectorIndexDescription` of DynamoDB's API.
public struct VectorIndexDescription: Sendable, Equatable {
  /// `IndexName`.
  public var indexName: String?
  /// `SearchSchema`.
  public var searchSchema: [SearchSchemaElement]?
  /// `Projection`.
  public var projection: IndexProjection?
  /// `VectorAttribute`.
  public var vectorAttribute: VectorAttributeDefinition?
  /// `Dimensions`.
  public var dimensions: Int?
  /// `DistanceFunction`.
  public var distanceFunction: VectorDistanceFunction?
  /// `IndexStatus`.
  public var indexStatus: IndexStatus?
  /// `Backfilling`.
  public var backfilling: Bool?
  /// `IndexSizeBytes`.
  public var indexSizeBytes: Int?
  /// `ItemCount`.
  public var itemCount: Int?
  /// `IndexArn`.
  public var indexArn: String?

  /// Creates an instance from its members.
  public init(
    indexName: String? = nil,
    searchSchema: [SearchSchemaElement]? = nil,
    projection: IndexProjection? = nil,
    vectorAttribute: VectorAttributeDefinition? = nil,
    dimensions: Int? = nil,
    distanceFunction: VectorDistanceFunction? = nil,
    indexStatus: IndexStatus? = nil,
    backfilling: Bool? = nil,
    indexSizeBytes: Int? = nil,
    itemCount: Int? = nil,
    indexArn: String? = nil
  ) {
    self.indexName = indexName
    self.searchSchema = searchSchema
    self.projection = projection
    self.vectorAttribute = vectorAttribute
    self.dimensions = dimensions
    self.distanceFunction = distanceFunction
    self.indexStatus = indexStatus
    self.backfilling = backfilling
    self.indexSizeBytes = indexSizeBytes
    self.itemCount = itemCount
    self.indexArn = indexArn
  }
}
