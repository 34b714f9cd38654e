// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension Shard: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ParentShardId", parentShardId)
    writer.member("SequenceNumberRange", sequenceNumberRange)
    writer.member("ShardId", shardId)
    writer.endObject()
  }
}
