// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `LocalSecondaryIndexInfo` of DynamoDB's API.
public struct LocalSecondaryIndexInfo: Sendable, Equatable {
  /// `IndexName`.
  public var indexName: String?
  /// `KeySchema`.
  public var keySchema: [KeySchemaElement]?
  /// `Projection`.
  public var projection: IndexProjection?

  /// Creates an instance from its members.
  public init(
    indexName: String? = nil,
    keySchema: [KeySchemaElement]? = nil,
    projection: IndexProjection? = nil
  ) {
    self.indexName = indexName
    self.keySchema = keySchema
    self.projection = projection
  }
}
