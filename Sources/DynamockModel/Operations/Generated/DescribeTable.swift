// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DescribeTable.
public struct DescribeTableInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?

  /// Creates an instance from its members.
  public init(
    tableName: String?
  ) {
    self.tableName = tableName
  }
}

/// The output of DescribeTable.
public struct DescribeTableOutput: Sendable, Equatable {
  /// `Table`.
  public var table: TableDescription?

  /// Creates an instance from its members.
  public init(
    table: TableDescription? = nil
  ) {
    self.table = table
  }
}
