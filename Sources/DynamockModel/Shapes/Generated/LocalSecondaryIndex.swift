// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `LocalSecondaryIndex` of DynamoDB's API.
public struct LocalSecondaryIndex: Sendable, Equatable {
  /// `IndexName`, required.
  public var indexName: String?
  /// `KeySchema`, required.
  public var keySchema: [KeySchemaElement]?
  /// `Projection`, required.
  public var projection: IndexProjection?

  /// Creates an instance from its members.
  public init(
    indexName: String?,
    keySchema: [KeySchemaElement]?,
    projection: IndexProjection?
  ) {
    self.indexName = indexName
    self.keySchema = keySchema
    self.projection = projection
  }
}
