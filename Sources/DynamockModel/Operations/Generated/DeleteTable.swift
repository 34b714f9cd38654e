// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DeleteTable is asked.
public struct DeleteTableInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?

  /// Makes it of its members.
  public init(
    tableName: String?
  ) {
    self.tableName = tableName
  }
}

/// What DeleteTable answers.
public struct DeleteTableOutput: Sendable, Equatable {
  /// `TableDescription`.
  public var tableDescription: TableDescription?

  /// Makes it of its members.
  public init(
    tableDescription: TableDescription? = nil
  ) {
    self.tableDescription = tableDescription
  }
}
