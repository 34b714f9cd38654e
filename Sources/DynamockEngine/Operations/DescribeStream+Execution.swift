package import DynamockModel
package import DynamockValidation

extension Database {
  /// Describes a stream with a page of its shards, or of one shard's children.
  package func describeStream(
    _ request: DescribeStreamRequest
  ) throws(DynamoDBError) -> DescribeStreamOutput {
    try read { session throws(EngineFault) in
      let stream = try session.stream(request.stream).definition
      let shards = stream.readableShards(at: session.now)
        .filter { shard in request.parentShardID.map { $0 == shard.parentID } ?? true }
        .filter { shard in request.exclusiveStartShardID.map { $0 < shard.id } ?? true }
        .sorted { $0.id < $1.id }
      let page = Array(shards.prefix(request.limit))
      return DescribeStreamOutput(
        streamDescription: stream.description(
          at: session.now, settings: session.settings, shards: page,
          hasMoreShards: page.count < shards.count))
    }
  }
}
