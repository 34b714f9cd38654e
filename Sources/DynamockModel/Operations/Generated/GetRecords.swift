// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of GetRecords.
public struct GetRecordsInput: Sendable, Equatable {
  /// `ShardIterator`, required.
  public var shardIterator: String?
  /// `Limit`.
  public var limit: Int?

  /// Creates an instance from its members.
  public init(
    shardIterator: String?,
    limit: Int? = nil
  ) {
    self.shardIterator = shardIterator
    self.limit = limit
  }
}

/// The output of GetRecords.
public struct GetRecordsOutput: Sendable, Equatable {
  /// `Records`.
  public var records: [Record]?
  /// `NextShardIterator`.
  public var nextShardIterator: String?

  /// Creates an instance from its members.
  public init(
    records: [Record]? = nil,
    nextShardIterator: String? = nil
  ) {
    self.records = records
    self.nextShardIterator = nextShardIterator
  }
}
