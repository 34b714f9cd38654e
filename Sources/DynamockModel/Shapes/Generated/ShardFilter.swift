// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ShardFilter` of DynamoDB's API.
public struct ShardFilter: Sendable, Equatable {
  /// `Type`.
  public var type: ShardFilterType?
  /// `ShardId`.
  public var shardId: String?

  /// Creates an instance from its members.
  public init(
    type: ShardFilterType? = nil,
    shardId: String? = nil
  ) {
    self.type = type
    self.shardId = shardId
  }
}
