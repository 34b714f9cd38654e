package import DynamockModel
package import DynamockValidation

extension Database {
  /// Reads the records after an iterator, in the order of the changes.
  package func getRecords(
    _ request: GetRecordsRequest
  ) throws(DynamoDBError) -> GetRecordsOutput {
    try read { session throws(EngineFault) in
      guard let iterator = ShardIterator(request.shardIterator),
        let reference = StreamReference(iterator.streamARN)
      else { throw .stream(.invalidIterator) }
      guard !iterator.isExpired(at: session.now) else {
        throw .stream(.expiredIterator)
      }
      let stream = try session.stream(reference)
      guard
        let shard = stream.definition.readableShards(at: session.now)
          .first(where: { $0.number == iterator.shard })
      else { throw .stream(.trimmed) }
      let reader = ShardReader(session: session, stream: stream, shard: shard)
      let page = try reader.page(from: iterator.position, limit: request.limit)
      var records: [DynamockModel.Record] = []
      records.reserveCapacity(page.records.count)
      for record in page.records {
        records.append(
          try stream.definition.description(of: record.value, number: record.number))
      }
      // Only the end of a closed shard has no successor position.
      let isAtEnd = shard.closed != nil && !page.hasMore
      let next = ShardIterator(
        streamARN: iterator.streamARN, shard: iterator.shard,
        position: page.records.last.map { $0.number + 1 } ?? iterator.position,
        createdAt: session.now)
      return GetRecordsOutput(records: records, nextShardIterator: isAtEnd ? nil : next.text)
    }
  }
}
