// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `VectorIndexInfo` of DynamoDB's API.
public struct VectorIndexInfo: Sendable, Equatable {
  /// `IndexName`.
  public var indexName: String?
  /// `VectorAttribute`.
  public var vectorAttribute: VectorAttributeDefinition?
  /// `SearchSchema`.
  public var searchSchema: [SearchSchemaElement]?
  /// `Projection`.
  public var projection: IndexProjection?
  /// `Dimensions`.
  public var dimensions: Int?
  /// `DistanceFunction`.
  public var distanceFunction: VectorDistanceFunction?

  /// Creates an instance from its members.
  public init(
    indexName: String? = nil,
    vectorAttribute: VectorAttributeDefinition? = nil,
    searchSchema: [SearchSchemaElement]? = nil,
    projection: IndexProjection? = nil,
    dimensions: Int? = nil,
    distanceFunction: VectorDistanceFunction? = nil
  ) {
    self.indexName = indexName
    self.vectorAttribute = vectorAttribute
    self.searchSchema = searchSchema
    self.projection = projection
    self.dimensions = dimensions
    self.distanceFunction = distanceFunction
  }
}
