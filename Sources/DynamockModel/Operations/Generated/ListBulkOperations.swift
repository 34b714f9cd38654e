// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of ListBulkOperations.
public struct ListBulkOperationsInput: Sendable, Equatable {
  /// `MaxResults`.
  public var maxResults: Int?
  /// `NextToken`.
  public var nextToken: String?

  /// Creates an instance from its members.
  public init(
    maxResults: Int? = nil,
    nextToken: String? = nil
  ) {
    self.maxResults = maxResults
    self.nextToken = nextToken
  }
}

/// The output of ListBulkOperations.
public struct ListBulkOperationsOutput: Sendable, Equatable {
  /// `BulkOperationsSummaryList`.
  public var bulkOperationsSummaryList: [BulkOperationSummary]?
  /// `NextToken`.
  public var nextToken: String?

  /// Creates an instance from its members.
  public init(
    bulkOperationsSummaryList: [BulkOperationSummary]? = nil,
    nextToken: String? = nil
  ) {
    self.bulkOperationsSummaryList = bulkOperationsSummaryList
    self.nextToken = nextToken
  }
}
