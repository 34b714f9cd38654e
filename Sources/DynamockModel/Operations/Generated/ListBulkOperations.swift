// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What ListBulkOperations is asked.
public struct ListBulkOperationsInput: Sendable, Equatable {
  /// `MaxResults`.
  public var maxResults: Int?
  /// `NextToken`.
  public var nextToken: String?

  /// Makes it of its members.
  public init(
    maxResults: Int? = nil,
    nextToken: String? = nil
  ) {
    self.maxResults = maxResults
    self.nextToken = nextToken
  }
}

/// What ListBulkOperations answers.
public struct ListBulkOperationsOutput: Sendable, Equatable {
  /// `BulkOperationsSummaryList`.
  public var bulkOperationsSummaryList: [BulkOperationSummary]?
  /// `NextToken`.
  public var nextToken: String?

  /// Makes it of its members.
  public init(
    bulkOperationsSummaryList: [BulkOperationSummary]? = nil,
    nextToken: String? = nil
  ) {
    self.bulkOperationsSummaryList = bulkOperationsSummaryList
    self.nextToken = nextToken
  }
}
