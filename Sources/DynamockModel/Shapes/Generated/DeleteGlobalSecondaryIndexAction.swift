// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The structure `DeleteGlobalSecondaryIndexAction` of DynamoDB's API.
public struct DeleteGlobalSecondaryIndexAction: Sendable, Equatable {
  /// `IndexName`, required.
  public var indexName: String?

  /// Makes it of its members.
  public init(
    indexName: String?
  ) {
    self.indexName = indexName
  }
}
