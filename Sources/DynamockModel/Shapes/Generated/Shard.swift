// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `Shard` of DynamoDB's API.
public struct Shard: Sendable, Equatable {
  /// `ShardId`.
  public var shardId: String?
  /// `SequenceNumberRange`.
  public var sequenceNumberRange: SequenceNumberRange?
  /// `ParentShardId`.
  public var parentShardId: String?

  /// Creates an instance from its members.
  public init(
    shardId: String? = nil,
    sequenceNumberRange: SequenceNumberRange? = nil,
    parentShardId: String? = nil
  ) {
    self.shardId = shardId
    self.sequenceNumberRange = sequenceNumberRange
    self.parentShardId = parentShardId
  }
}
