// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of ListTables.
public struct ListTablesInput: Sendable, Equatable {
  /// `ExclusiveStartTableName`.
  public var exclusiveStartTableName: String?
  /// `Limit`.
  public var limit: Int?

  /// Creates an instance from its members.
  public init(
    exclusiveStartTableName: String? = nil,
    limit: Int? = nil
  ) {
    self.exclusiveStartTableName = exclusiveStartTableName
    self.limit = limit
  }
}

/// The output of ListTables.
public struct ListTablesOutput: Sendable, Equatable {
  /// `TableNames`.
  public var tableNames: [String]?
  /// `LastEvaluatedTableName`.
  public var lastEvaluatedTableName: String?

  /// Creates an instance from its members.
  public init(
    tableNames: [String]? = nil,
    lastEvaluatedTableName: String? = nil
  ) {
    self.tableNames = tableNames
    self.lastEvaluatedTableName = lastEvaluatedTableName
  }
}
