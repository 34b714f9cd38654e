// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of UpdateContributorInsights.
public struct UpdateContributorInsightsInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `IndexName`.
  public var indexName: String?
  /// `ContributorInsightsAction`, required.
  public var contributorInsightsAction: ContributorInsightsAction?
  /// `ContributorInsightsMode`.
  public var contributorInsightsMode: ContributorInsightsMode?

  /// Creates an instance from its members.
  public init(
    tableName: String?,
    indexName: String? = nil,
    contributorInsightsAction: ContributorInsightsAction?,
    contributorInsightsMode: ContributorInsightsMode? = nil
  ) {
    self.tableName = tableName
    self.indexName = indexName
    self.contributorInsightsAction = contributorInsightsAction
    self.contributorInsightsMode = contributorInsightsMode
  }
}

/// The output of UpdateContributorInsights.
public struct UpdateContributorInsightsOutput: Sendable, Equatable {
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
