// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ContributorInsightsSummary` of DynamoDB's API.
public struct ContributorInsightsSummary: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `IndexName`.
  public var indexName: String?
  /// `ContributorInsightsStatus`.
  public var contributorInsightsStatus: ContributorInsightsStatus?
  /// `ContributorInsightsMode`.
  public var contributorInsightsMode: ContributorInsightsMode?

  /// Creates an instance from its members.
  public init(
    tableName: String? = nil,
    indexName: String? = nil,
    contributorInsightsStatus: ContributorInsightsStatus? = nil,
    contributorInsightsMode: ContributorInsightsMode? = nil
  ) {
    self.tableName = tableName
    self.indexName = indexName
    self.contributorInsightsStatus = contributorInsightsStatus
    self.contributorInsightsMode = contributorInsightsMode
  }
}
