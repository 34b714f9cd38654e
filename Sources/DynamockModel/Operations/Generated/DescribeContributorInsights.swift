// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DescribeContributorInsights.
public struct DescribeContributorInsightsInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `IndexName`.
  public var indexName: String?

  /// Creates an instance from its members.
  public init(
    tableName: String?,
    indexName: String? = nil
  ) {
    self.tableName = tableName
    self.indexName = indexName
  }
}

/// The output of DescribeContributorInsights.
public struct DescribeContributorInsightsOutput: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `IndexName`.
  public var indexName: String?
  /// `ContributorInsightsRuleList`.
  public var contributorInsightsRuleList: [String]?
  /// `ContributorInsightsStatus`.
  public var contributorInsightsStatus: ContributorInsightsStatus?
  /// `LastUpdateDateTime`.
  public var lastUpdateDateTime: Timestamp?
  /// `FailureException`.
  public var failureException: FailureException?
  /// `ContributorInsightsMode`.
  public var contributorInsightsMode: ContributorInsightsMode?

  /// Creates an instance from its members.
  public init(
    tableName: String? = nil,
    indexName: String? = nil,
    contributorInsightsRuleList: [String]? = nil,
    contributorInsightsStatus: ContributorInsightsStatus? = nil,
    lastUpdateDateTime: Timestamp? = nil,
    failureException: FailureException? = nil,
    contributorInsightsMode: ContributorInsightsMode? = nil
  ) {
    self.tableName = tableName
    self.indexName = indexName
    self.contributorInsightsRuleList = contributorInsightsRuleList
    self.contributorInsightsStatus = contributorInsightsStatus
    self.lastUpdateDateTime = lastUpdateDateTime
    self.failureException = failureException
    self.contributorInsightsMode = contributorInsightsMode
  }
}
