import DynamockEngine
import DynamockModel
import DynamockStorage

// Time to live and tags as async calls, and what a database has to do as time goes by.

extension DynamockDatabase {
  /// The write-ahead log of a database in a file; nil in memory.
  ///
  /// Forks and checkpoints hold states of the file, and for as long as one of the past is held the log
  /// cannot be emptied: it grows with what is written.
  public var log: StorageLog? { engine.log }

  /// Why no write to a database in a file would be kept: its file was deleted, moved or replaced; nil if
  /// it is in its place, and in memory.
  ///
  /// Writes are then rejected with an `InternalServerError` whose explanation says the same.
  public var obstacle: StorageError? { engine.obstacle }

  /// Says whether a table's items expire, and by which attribute.
  public func describeTimeToLive(
    _ input: DescribeTimeToLiveInput
  ) async throws(DynamoDBError) -> DescribeTimeToLiveOutput {
    let output = try await perform(.describeTimeToLive(input))
    guard case .describeTimeToLive(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Enables or disables the deletion of items whose time has come.
  @discardableResult
  public func updateTimeToLive(
    _ input: UpdateTimeToLiveInput
  ) async throws(DynamoDBError) -> UpdateTimeToLiveOutput {
    let output = try await perform(.updateTimeToLive(input))
    guard case .updateTimeToLive(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Sets tags of a table.
  @discardableResult
  public func tagResource(
    _ input: TagResourceInput
  ) async throws(DynamoDBError) -> TagResourceOutput {
    let output = try await perform(.tagResource(input))
    guard case .tagResource(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Takes tags from a table.
  @discardableResult
  public func untagResource(
    _ input: UntagResourceInput
  ) async throws(DynamoDBError) -> UntagResourceOutput {
    let output = try await perform(.untagResource(input))
    guard case .untagResource(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Lists the tags of a table.
  public func listTagsOfResource(
    _ input: ListTagsOfResourceInput
  ) async throws(DynamoDBError) -> ListTagsOfResourceOutput {
    let output = try await perform(.listTagsOfResource(input))
    guard case .listTagsOfResource(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Deletes the items that have expired by the database's clock, trims streams, closes old shards.
  ///
  /// The server does so every `ttl.interval`; whoever embeds a database calls it when it suits. It
  /// works in small writes, between which clients' writes find their turn.
  ///
  /// - Returns: how many items time to live has removed.
  @discardableResult
  public func sweep() async throws(DynamoDBError) -> Int {
    var expiredItems = 0
    while true {
      let result = await withCheckedContinuation { continuation in
        engine.sweepOnce { continuation.resume(returning: $0) }
      }
      let sweep = try result.get()
      expiredItems += sweep.expiredItems
      if sweep.isFinished || Task.isCancelled { return expiredItems }
    }
  }
}
