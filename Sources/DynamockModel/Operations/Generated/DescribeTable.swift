// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DescribeTable is asked.
public struct DescribeTableInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?

  /// Makes it of its members.
  public init(
    tableName: String?
  ) {
    self.tableName = tableName
  }
}

/// What DescribeTable answers.
public struct DescribeTableOutput: Sendable, Equatable {
  /// `Table`.
  public var table: TableDescription?

  /// Makes it of its members.
  public init(
    table: TableDescription? = nil
  ) {
    self.table = table
  }
}
