import DynamockEngine
public import DynamockModel

// The operations of DynamoDB Streams as async calls; each throws the error that AWS would send.

extension DynamockDatabase {
  /// Lists the streams of a table or of all tables, a page at a time.
  public func listStreams(
    _ input: ListStreamsInput = ListStreamsInput()
  ) async throws(DynamoDBError) -> ListStreamsOutput {
    try await perform(ListStreamsOperation.self, input)
  }

  /// Describes a stream and its shards.
  public func describeStream(
    _ input: DescribeStreamInput
  ) async throws(DynamoDBError) -> DescribeStreamOutput {
    try await perform(DescribeStreamOperation.self, input)
  }

  /// Returns a position in a shard where reading can begin.
  public func getShardIterator(
    _ input: GetShardIteratorInput
  ) async throws(DynamoDBError) -> GetShardIteratorOutput {
    try await perform(GetShardIteratorOperation.self, input)
  }

  /// Reads the records after a position in a shard.
  public func getRecords(
    _ input: GetRecordsInput
  ) async throws(DynamoDBError) -> GetRecordsOutput {
    try await perform(GetRecordsOperation.self, input)
  }

  /// Closes the open shards of a stream and opens their successors immediately, for testing
  /// consumers.
  ///
  /// AWS does so about every four hours, and so does dynamock (`Settings.streamShardAge`).
  ///
  /// - Parameters:
  ///   - streamARN: the stream, as `LatestStreamArn` names it.
  ///   - splits: whether each shard gets two successors, as when a partition is split.
  public func rollShards(
    ofStream streamARN: String, splits: Bool = false
  ) async throws(DynamoDBError) {
    try await completed {
      engine.rollShards(ofStream: streamARN, splits: splits, completion: $0)
    }
  }
}
