import DynamockEngine
public import DynamockModel
public import DynamockStorage

// Time to live and tags as async calls, and periodic upkeep.

extension DynamockDatabase {
  /// The write-ahead log of a database in a file, or `nil` in memory.
  ///
  /// Forks and checkpoints hold states of the file. While a past state is held, the log cannot be
  /// emptied and grows with every write.
  public var log: StorageLog? { engine.log }

  /// The reason why writes to a database in a file would be lost (the file was deleted, moved or
  /// replaced), or `nil` if the file is at its path or the database is in memory.
  ///
  /// Writes are then rejected with an `InternalServerError` whose explanation contains the same
  /// message.
  public var obstacle: StorageError? { engine.obstacle }

  /// Returns a table's time to live: whether its items expire, and by which attribute.
  public func describeTimeToLive(
    _ input: DescribeTimeToLiveInput
  ) async throws(DynamoDBError) -> DescribeTimeToLiveOutput {
    try await perform(DescribeTimeToLiveOperation.self, input)
  }

  /// Enables or disables the deletion of expired items.
  @discardableResult
  public func updateTimeToLive(
    _ input: UpdateTimeToLiveInput
  ) async throws(DynamoDBError) -> UpdateTimeToLiveOutput {
    try await perform(UpdateTimeToLiveOperation.self, input)
  }

  /// Sets tags of a table.
  @discardableResult
  public func tagResource(
    _ input: TagResourceInput
  ) async throws(DynamoDBError) -> TagResourceOutput {
    try await perform(TagResourceOperation.self, input)
  }

  /// Removes tags from a table.
  @discardableResult
  public func untagResource(
    _ input: UntagResourceInput
  ) async throws(DynamoDBError) -> UntagResourceOutput {
    try await perform(UntagResourceOperation.self, input)
  }

  /// Lists the tags of a table.
  public func listTagsOfResource(
    _ input: ListTagsOfResourceInput
  ) async throws(DynamoDBError) -> ListTagsOfResourceOutput {
    try await perform(ListTagsOfResourceOperation.self, input)
  }

  /// Deletes the items that have expired according to the database's clock, trims streams, and
  /// closes old shards.
  ///
  /// The server does this every `ttl.interval`; a program that embeds a database calls it when
  /// suitable. It works in small writes, so that clients' writes can run in between.
  ///
  /// - Returns: the number of items deleted by time to live.
  @discardableResult
  public func sweep() async throws(DynamoDBError) -> Int {
    var expiredItems = 0
    while true {
      let sweep = try await completed { engine.sweepOnce(completion: $0) }
      expiredItems += sweep.expiredItems
      if sweep.isFinished || Task.isCancelled { return expiredItems }
    }
  }
}
