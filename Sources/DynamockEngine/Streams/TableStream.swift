import DynamockModel
import DynamockStorage

/// A stream as operations use it: its definition, and the sequence that all its versions share.
final class TableStream: Sendable {
  let definition: StreamDefinition
  let sequence: StreamSequence

  init(_ definition: StreamDefinition, sequence: StreamSequence) {
    self.definition = definition
    self.sequence = sequence
  }

  /// The open shard that takes the records of a partition; nil once the stream is disabled.
  func openShard(for hash: UInt64) -> ShardDefinition? {
    // The newest shards are at the end.
    definition.shards.last { $0.closed == nil && $0.hashes.contains(hash) }
  }

  /// Lets the sequence go on behind everything that the store holds of this stream.
  func loadSequence(from reader: any StorageReader) throws(StorageError) {
    for shard in definition.shards {
      sequence.pass(max(shard.firstNumber, shard.closed?.lastNumber ?? 0))
      let keyspace = definition.keyspace
      if let mark = try reader.value(for: StreamRecordKey.trimMark(of: shard.number), in: keyspace)
      {
        sequence.pass(StreamRecordKey.number(inMark: mark))
      }
      try reader.scan(
        keyspace, StreamRecordKey.range(of: shard.number), .descending
      ) { key, _ throws(StorageError) in
        sequence.pass(StreamRecordKey.number(in: key))
        return .stop
      }
    }
  }
}
