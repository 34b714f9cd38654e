// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What GetRecords is asked.
public struct GetRecordsInput: Sendable, Equatable {
  /// `ShardIterator`, required.
  public var shardIterator: String?
  /// `Limit`.
  public var limit: Int?

  /// Makes it of its members.
  public init(
    shardIterator: String?,
    limit: Int? = nil
  ) {
    self.shardIterator = shardIterator
    self.limit = limit
  }
}

/// What GetRecords answers.
public struct GetRecordsOutput: Sendable, Equatable {
  /// `Records`.
  public var records: [Record]?
  /// `NextShardIterator`.
  public var nextShardIterator: String?

  /// Makes it of its members.
  public init(
    records: [Record]? = nil,
    nextShardIterator: String? = nil
  ) {
    self.records = records
    self.nextShardIterator = nextShardIterator
  }
}
