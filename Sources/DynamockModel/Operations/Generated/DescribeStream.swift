// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DescribeStream.
public struct DescribeStreamInput: Sendable, Equatable {
  /// `StreamArn`, required.
  public var streamArn: String?
  /// `Limit`.
  public var limit: Int?
  /// `ExclusiveStartShardId`.
  public var exclusiveStartShardId: String?
  /// `ShardFilter`.
  public var shardFilter: ShardFilter?

  /// Creates an instance from its members.
  public init(
    streamArn: String?,
    limit: Int? = nil,
    exclusiveStartShardId: String? = nil,
    shardFilter: ShardFilter? = nil
  ) {
    self.streamArn = streamArn
    self.limit = limit
    self.exclusiveStartShardId = exclusiveStartShardId
    self.shardFilter = shardFilter
  }
}

/// The output of DescribeStream.
public struct DescribeStreamOutput: Sendable, Equatable {
  /// `StreamDescription`.
  public var streamDescription: StreamDescription?

  /// Creates an instance from its members.
  public init(
    streamDescription: StreamDescription? = nil
  ) {
    self.streamDescription = streamDescription
  }
}
