import DynamockModel
import DynamockStorage

extension StoreCheck {
  /// Checks the records of a stream.
  mutating func check(_ stream: StreamDefinition) throws(StorageError) {
    let owner = KeyspaceOwner.stream(stream.name)
    var records = 0
    try forEachEntry(of: stream.keyspace, in: owner) { key, value in
      guard key.count == StreamRecordKey.length else {
        return note(owner, key, "the key is not that of a record")
      }
      let number = StreamRecordKey.number(in: key)
      guard number > 0 else {
        if value.count != 8 { note(owner, key, "the trim position cannot be read") }
        return
      }
      records += 1
      let record = StreamRecordValue(storedBytes: value)
      guard record.event != nil, (try? record.images()) != nil else {
        return note(owner, key, "is not a record of the stream")
      }
      if !stream.accepts(number, inShard: StreamRecordKey.shard(in: key)) {
        note(owner, key, "the record is outside of its shard")
      }
    }
    counts.streamRecords += records
  }
}

extension StreamDefinition {
  /// Returns whether a shard can have a record with this number; shards that are no longer readable
  /// can have any.
  fileprivate func accepts(_ number: Int, inShard shardNumber: Int) -> Bool {
    guard let shard = shards.first(where: { $0.number == shardNumber }) else { return true }
    return number > shard.firstNumber && number < shard.closed?.lastNumber ?? .max
  }
}
