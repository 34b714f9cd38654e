// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The structure `DeleteVectorIndexAction` of DynamoDB's API.
public struct DeleteVectorIndexAction: Sendable, Equatable {
  /// `IndexName`, required.
  public var indexName: String?

  /// Makes it of its members.
  public init(
    indexName: String?
  ) {
    self.indexName = indexName
  }
}
