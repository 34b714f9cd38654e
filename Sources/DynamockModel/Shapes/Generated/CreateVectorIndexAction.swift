// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `CreateVectorIndexAction` of DynamoDB's API.
public struct CreateVectorIndexAction: Sendable, Equatable {
  /// `IndexName`, required.
  public var indexName: String?
  /// `VectorAttribute`, required.
  public var vectorAttribute: VectorAttributeDefinition?
  /// `SearchSchema`.
  public var searchSchema: [SearchSchemaElement]?
  /// `Projection`, required.
  public var projection: IndexProjection?
  /// `Dimensions`, required.
  public var dimensions: Int?
  /// `DistanceFunction`, required.
  public var distanceFunction: VectorDistanceFunction?

  /// Creates an instance from its members.
  public init(
    indexName: String?,
    vectorAttribute: VectorAttributeDefinition?,
    searchSchema: [SearchSchemaElement]? = nil,
    projection: IndexProjection?,
    dimensions: Int?,
    distanceFunction: VectorDistanceFunction?
  ) {
    self.indexName = indexName
    self.vectorAttribute = vectorAttribute
    self.searchSchema = searchSchema
    self.projection = projection
    self.dimensions = dimensions
    self.distanceFunction = distanceFunction
  }
}
