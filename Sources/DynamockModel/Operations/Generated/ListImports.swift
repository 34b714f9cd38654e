// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of ListImports.
public struct ListImportsInput: Sendable, Equatable {
  /// `TableArn`.
  public var tableArn: String?
  /// `PageSize`.
  public var pageSize: Int?
  /// `NextToken`.
  public var nextToken: String?

  /// Creates an instance from its members.
  public init(
    tableArn: String? = nil,
    pageSize: Int? = nil,
    nextToken: String? = nil
  ) {
    self.tableArn = tableArn
    self.pageSize = pageSize
    self.nextToken = nextToken
  }
}

/// The output of ListImports.
public struct ListImportsOutput: Sendable, Equatable {
  /// `ImportSummaryList`.
  public var importSummaryList: [ImportSummary]?
  /// `NextToken`.
  public var nextToken: String?

  /// Creates an instance from its members.
  public init(
    importSummaryList: [ImportSummary]? = nil,
    nextToken: String? = nil
  ) {
    self.importSummaryList = importSummaryList
    self.nextToken = nextToken
  }
}
