import DynamockModel

extension StreamDefinition {
  /// Returns the stream as described by ListStreams.
  func summary(settings: EngineSettings) -> DynamockModel.Stream {
    DynamockModel.Stream(
      streamArn: settings.arn(of: self), tableName: name.table, streamLabel: name.label)
  }

  /// Returns the stream as described by DescribeStream, with a page of its shards.
  func description(
    at now: Timestamp, settings: EngineSettings, shards: [ShardDefinition], hasMoreShards: Bool
  ) -> StreamDescription {
    StreamDescription(
      streamArn: settings.arn(of: self), streamLabel: name.label, streamStatus: status(at: now),
      streamViewType: viewType, creationRequestDateTime: createdAt, tableName: name.table,
      keySchema: keySchema, shards: shards.map(\.description),
      lastEvaluatedShardId: hasMoreShards ? shards.last?.id : nil)
  }
}

extension ShardDefinition {
  fileprivate var description: Shard {
    Shard(
      shardId: id,
      sequenceNumberRange: SequenceNumberRange(
        startingSequenceNumber: SequenceNumberText.text(firstNumber),
        endingSequenceNumber: closed.map { SequenceNumberText.text($0.lastNumber) }),
      parentShardId: parentID)
  }
}
