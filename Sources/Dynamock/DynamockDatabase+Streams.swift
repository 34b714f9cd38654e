import DynamockEngine
import DynamockModel

// The operations of DynamoDB Streams as async calls; each throws the error that AWS would send.

extension DynamockDatabase {
  /// Lists the streams of a table or of all tables, a page at a time.
  public func listStreams(
    _ input: ListStreamsInput = ListStreamsInput()
  ) async throws(DynamoDBError) -> ListStreamsOutput {
    let output = try await perform(.listStreams(input))
    guard case .listStreams(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Describes a stream and its shards.
  public func describeStream(
    _ input: DescribeStreamInput
  ) async throws(DynamoDBError) -> DescribeStreamOutput {
    let output = try await perform(.describeStream(input))
    guard case .describeStream(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Gives a place in a shard where reading may begin.
  public func getShardIterator(
    _ input: GetShardIteratorInput
  ) async throws(DynamoDBError) -> GetShardIteratorOutput {
    let output = try await perform(.getShardIterator(input))
    guard case .getShardIterator(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Reads the records behind a place in a shard.
  public func getRecords(
    _ input: GetRecordsInput
  ) async throws(DynamoDBError) -> GetRecordsOutput {
    let output = try await perform(.getRecords(input))
    guard case .getRecords(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Closes the open shards of a stream and opens their successors now, for tests of consumers.
  ///
  /// AWS does so about every four hours, and so does dynamock (`Settings.streamShardAge`).
  ///
  /// - Parameters:
  ///   - streamARN: the stream, as `LatestStreamArn` names it.
  ///   - splits: whether each shard gets two successors, as when a partition is split.
  public func rollShards(
    ofStream streamARN: String, splits: Bool = false
  ) async throws(DynamoDBError) {
    let result = await withCheckedContinuation { continuation in
      engine.rollShards(ofStream: streamARN, splits: splits) { continuation.resume(returning: $0) }
    }
    try result.get()
  }
}
