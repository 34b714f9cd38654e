import DynamockModel
import DynamockPolicies
import DynamockStorage

/// A stream for use by operations: its definition, and the sequence that all its versions share.
final class TableStream: Sendable {
  let definition: StreamDefinition
  let sequence: StreamSequence
  /// The resource-based policy, or `nil` without one.
  let policy: AccessPolicy?

  init(_ definition: StreamDefinition, sequence: StreamSequence) {
    self.definition = definition
    self.sequence = sequence
    policy = definition.policy?.evaluated
  }

  /// Returns the open shard that receives the records of a partition, or `nil` if the stream is
  /// disabled.
  func openShard(for hash: UInt64) -> ShardDefinition? {
    // The newest shards are last.
    definition.shards.last { $0.closed == nil && $0.hashes.contains(hash) }
  }

  /// Ensures that the sequence continues after all stored records of this stream.
  func loadSequence(from reader: any StorageReader) throws(StorageError) {
    for shard in definition.shards {
      sequence.pass(max(shard.firstNumber, shard.closed?.lastNumber ?? 0))
      let keyspace = definition.keyspace
      if let mark = try reader.value(for: StreamRecordKey.trimMark(of: shard.number), in: keyspace)
      {
        sequence.pass(StreamRecordKey.number(inMark: mark))
      }
      let range = StreamRecordKey.range(of: shard.number)
      if let last = try reader.firstEntry(of: keyspace, range, .descending) {
        sequence.pass(StreamRecordKey.number(in: last.key))
      }
    }
  }
}
