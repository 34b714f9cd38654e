// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension GetShardIteratorInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("StreamArn", streamArn),
      .member("ShardId", shardId),
      .member("ShardIteratorType", shardIteratorType),
      .member("SequenceNumber", sequenceNumber),
      .member("Timestamp", timestamp),
    ])
  }
}

extension GetShardIteratorOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      shardIterator: try tree.value("ShardIterator")
    )
  }
}
