package import DynamockModel
import DynamockValidation

extension Database {
  /// Closes the open shards of a stream and opens their successors, as AWS does about every four hours.
  ///
  /// - Parameters:
  ///   - streamARN: the stream.
  ///   - splits: whether each shard gets two successors, as when a partition is split.
  package func rollShards(
    ofStream streamARN: String, splits: Bool,
    completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      guard let reference = StreamReference(streamARN) else {
        throw .resource(.stream(streamARN))
      }
      var stream = try session.reading.stream(reference)
      for shard in stream.definition.shards where shard.closed == nil {
        stream = try session.roll(shard, of: stream, splits: splits)
      }
    }
  }
}
