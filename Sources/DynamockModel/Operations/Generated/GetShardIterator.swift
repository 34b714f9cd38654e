// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of GetShardIterator.
public struct GetShardIteratorInput: Sendable, Equatable {
  /// `StreamArn`, required.
  public var streamArn: String?
  /// `ShardId`, required.
  public var shardId: String?
  /// `ShardIteratorType`, required.
  public var shardIteratorType: ShardIteratorType?
  /// `SequenceNumber`.
  public var sequenceNumber: String?
  /// `Timestamp`.
  public var timestamp: Timestamp?

  /// Creates an instance from its members.
  public init(
    streamArn: String?,
    shardId: String?,
    shardIteratorType: ShardIteratorType?,
    sequenceNumber: String? = nil,
    timestamp: Timestamp? = nil
  ) {
    self.streamArn = streamArn
    self.shardId = shardId
    self.shardIteratorType = shardIteratorType
    self.sequenceNumber = sequenceNumber
    self.timestamp = timestamp
  }
}

/// The output of GetShardIterator.
public struct GetShardIteratorOutput: Sendable, Equatable {
  /// `ShardIterator`.
  public var shardIterator: String?

  /// Creates an instance from its members.
  public init(
    shardIterator: String? = nil
  ) {
    self.shardIterator = shardIterator
  }
}
