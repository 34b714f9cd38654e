// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `LocalSecondaryIndexDescription` of DynamoDB's API.
public struct LocalSecondaryIndexDescription: Sendable, Equatable {
  /// `IndexName`.
  public var indexName: String?
  /// `KeySchema`.
  public var keySchema: [KeySchemaElement]?
  /// `Projection`.
  public var projection: IndexProjection?
  /// `IndexSizeBytes`.
  public var indexSizeBytes: Int?
  /// `ItemCount`.
  public var itemCount: Int?
  /// `IndexArn`.
  public var indexArn: String?

  /// Creates an instance from its members.
  public init(
    indexName: String? = nil,
    keySchema: [KeySchemaElement]? = nil,
    projection: IndexProjection? = nil,
    indexSizeBytes: Int? = nil,
    itemCount: Int? = nil,
    indexArn: String? = nil
  ) {
    self.indexName = indexName
    self.keySchema = keySchema
    self.projection = projection
    self.indexSizeBytes = indexSizeBytes
    self.itemCount = itemCount
    self.indexArn = indexArn
  }
}
