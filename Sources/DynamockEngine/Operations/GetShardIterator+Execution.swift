package import DynamockModel
package import DynamockValidation

extension Database {
  /// Returns a position in a shard where GetRecords can begin.
  package func getShardIterator(
    _ request: GetShardIteratorRequest
  ) throws(DynamoDBError) -> GetShardIteratorOutput {
    try read { session throws(EngineFault) in
      let stream = try session.stream(request.stream)
      let shard = try stream.shard(request.shardID, at: session.now)
      let reader = ShardReader(session: session, stream: stream, shard: shard)
      let iterator = ShardIterator(
        streamARN: session.settings.arn(of: stream.definition), shard: shard.number,
        position: try reader.position(request.position), createdAt: session.now)
      return GetShardIteratorOutput(shardIterator: iterator.text)
    }
  }
}

extension ShardReader {
  /// Returns the lowest sequence number that an iterator of this type reads.
  fileprivate func position(
    _ position: GetShardIteratorRequest.Position
  ) throws(EngineFault) -> Int {
    switch position {
    case .trimHorizon: return try oldest()
    case .latest: return try latest()
    case .moment(let moment): return try oldest(notBefore: moment)
    case .at(let text):
      return try number(of: text)
    case .after(let text):
      return try number(of: text) + 1
    }
  }

  /// Returns a sequence number from its text, if it belongs to the shard and its record is kept.
  private func number(of text: String) throws(EngineFault) -> Int {
    guard let number = SequenceNumberText.number(text), number >= shard.firstNumber,
      number <= shard.closed?.lastNumber ?? (stream.sequence.upcoming - 1)
    else { throw .stream(.sequenceNumberNotInShard) }
    try checkKept(from: number)
    return number
  }
}
