// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What ListTables is asked.
public struct ListTablesInput: Sendable, Equatable {
  /// `ExclusiveStartTableName`.
  public var exclusiveStartTableName: String?
  /// `Limit`.
  public var limit: Int?

  /// Makes it of its members.
  public init(
    exclusiveStartTableName: String? = nil,
    limit: Int? = nil
  ) {
    self.exclusiveStartTableName = exclusiveStartTableName
    self.limit = limit
  }
}

/// What ListTables answers.
public struct ListTablesOutput: Sendable, Equatable {
  /// `TableNames`.
  public var tableNames: [String]?
  /// `LastEvaluatedTableName`.
  public var lastEvaluatedTableName: String?

  /// Makes it of its members.
  public init(
    tableNames: [String]? = nil,
    lastEvaluatedTableName: String? = nil
  ) {
    self.tableNames = tableNames
    self.lastEvaluatedTableName = lastEvaluatedTableName
  }
}
