// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What ListExports is asked.
public struct ListExportsInput: Sendable, Equatable {
  /// `TableArn`.
  public var tableArn: String?
  /// `MaxResults`.
  public var maxResults: Int?
  /// `NextToken`.
  public var nextToken: String?

  /// Makes it of its members.
  public init(
    tableArn: String? = nil,
    maxResults: Int? = nil,
    nextToken: String? = nil
  ) {
    self.tableArn = tableArn
    self.maxResults = maxResults
    self.nextToken = nextToken
  }
}

/// What ListExports answers.
public struct ListExportsOutput: Sendable, Equatable {
  /// `ExportSummaries`.
  public var exportSummaries: [ExportSummary]?
  /// `NextToken`.
  public var nextToken: String?

  /// Makes it of its members.
  public init(
    exportSummaries: [ExportSummary]? = nil,
    nextToken: String? = nil
  ) {
    self.exportSummaries = exportSummaries
    self.nextToken = nextToken
  }
}
