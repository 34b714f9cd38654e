// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What UpdateContributorInsights is asked.
public struct UpdateContributorInsightsInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `IndexName`.
  public var indexName: String?
  /// `ContributorInsightsAction`, required.
  public var contributorInsightsAction: ContributorInsightsAction?
  /// `ContributorInsightsMode`.
  public var contributorInsightsMode: ContributorInsightsMode?

  /// Makes it of its members.
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

/// What UpdateContributorInsights answers.
public struct UpdateContributorInsightsOutput: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `IndexName`.
  public var indexName: String?
  /// `ContributorInsightsStatus`.
  public var contributorInsightsStatus: ContributorInsightsStatus?
  /// `ContributorInsightsMode`.
  public var contributorInsightsMode: ContributorInsightsMode?

  /// Makes it of its members.
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
