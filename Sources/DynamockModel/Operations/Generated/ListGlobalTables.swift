// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What ListGlobalTables is asked.
public struct ListGlobalTablesInput: Sendable, Equatable {
  /// `ExclusiveStartGlobalTableName`.
  public var exclusiveStartGlobalTableName: String?
  /// `Limit`.
  public var limit: Int?
  /// `RegionName`.
  public var regionName: String?

  /// Makes it of its members.
  public init(
    exclusiveStartGlobalTableName: String? = nil,
    limit: Int? = nil,
    regionName: String? = nil
  ) {
    self.exclusiveStartGlobalTableName = exclusiveStartGlobalTableName
    self.limit = limit
    self.regionName = regionName
  }
}

/// What ListGlobalTables answers.
public struct ListGlobalTablesOutput: Sendable, Equatable {
  /// `GlobalTables`.
  public var globalTables: [GlobalTable]?
  /// `LastEvaluatedGlobalTableName`.
  public var lastEvaluatedGlobalTableName: String?

  /// Makes it of its members.
  public init(
    globalTables: [GlobalTable]? = nil,
    lastEvaluatedGlobalTableName: String? = nil
  ) {
    self.globalTables = globalTables
    self.lastEvaluatedGlobalTableName = lastEvaluatedGlobalTableName
  }
}
