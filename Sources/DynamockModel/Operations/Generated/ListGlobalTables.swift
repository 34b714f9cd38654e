// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of ListGlobalTables.
public struct ListGlobalTablesInput: Sendable, Equatable {
  /// `ExclusiveStartGlobalTableName`.
  public var exclusiveStartGlobalTableName: String?
  /// `Limit`.
  public var limit: Int?
  /// `RegionName`.
  public var regionName: String?

  /// Creates an instance from its members.
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

/// The output of ListGlobalTables.
public struct ListGlobalTablesOutput: Sendable, Equatable {
  /// `GlobalTables`.
  public var globalTables: [GlobalTable]?
  /// `LastEvaluatedGlobalTableName`.
  public var lastEvaluatedGlobalTableName: String?

  /// Creates an instance from its members.
  public init(
    globalTables: [GlobalTable]? = nil,
    lastEvaluatedGlobalTableName: String? = nil
  ) {
    self.globalTables = globalTables
    self.lastEvaluatedGlobalTableName = lastEvaluatedGlobalTableName
  }
}
