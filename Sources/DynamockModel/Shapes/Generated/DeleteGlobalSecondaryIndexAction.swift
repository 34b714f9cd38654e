// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `DeleteGlobalSecondaryIndexAction` of DynamoDB's API.
public struct DeleteGlobalSecondaryIndexAction: Sendable, Equatable {
  /// `IndexName`, required.
  public var indexName: String?

  /// Creates an instance from its members.
  public init(
    indexName: String?
  ) {
    self.indexName = indexName
  }
}
