// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The structure `ShardFilter` of DynamoDB's API.
public struct ShardFilter: Sendable, Equatable {
  /// `Type`.
  public var type: ShardFilterType?
  /// `ShardId`.
  public var shardId: String?

  /// Makes it of its members.
  public init(
    type: ShardFilterType? = nil,
    shardId: String? = nil
  ) {
    self.type = type
    self.shardId = shardId
  }
}
