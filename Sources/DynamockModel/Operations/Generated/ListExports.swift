// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of ListExports.
public struct ListExportsInput: Sendable, Equatable {
  /// `TableArn`.
  public var tableArn: String?
  /// `MaxResults`.
  public var maxResults: Int?
  /// `NextToken`.
  public var nextToken: String?

  /// Creates an instance from its members.
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

/// The output of ListExports.
public struct ListExportsOutput: Sendable, Equatable {
  /// `ExportSummaries`.
  public var exportSummaries: [ExportSummary]?
  /// `NextToken`.
  public var nextToken: String?

  /// Creates an instance from its members.
  public init(
    exportSummaries: [ExportSummary]? = nil,
    nextToken: String? = nil
  ) {
    self.exportSummaries = exportSummaries
    self.nextToken = nextToken
  }
}
