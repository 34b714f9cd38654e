// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of ListContributorInsights.
public struct ListContributorInsightsInput: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `NextToken`.
  public var nextToken: String?
  /// `MaxResults`.
  public var maxResults: Int?

  /// Creates an instance from its members.
  public init(
    tableName: String? = nil,
    nextToken: String? = nil,
    maxResults: Int? = nil
  ) {
    self.tableName = tableName
    self.nextToken = nextToken
    self.maxResults = maxResults
  }
}

/// The output of ListContributorInsights.
public struct ListContributorInsightsOutput: Sendable, Equatable {
  /// `ContributorInsightsSummaries`.
  public var contributorInsightsSummaries: [ContributorInsightsSummary]?
  /// `NextToken`.
  public var nextToken: String?

  /// Creates an instance from its members.
  public init(
    contributorInsightsSummaries: [ContributorInsightsSummary]? = nil,
    nextToken: String? = nil
  ) {
    self.contributorInsightsSummaries = contributorInsightsSummaries
    self.nextToken = nextToken
  }
}
