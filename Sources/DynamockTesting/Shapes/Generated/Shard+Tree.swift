// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension Shard: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      shardId: try tree.value("ShardId"),
      sequenceNumberRange: try tree.value("SequenceNumberRange"),
      parentShardId: try tree.value("ParentShardId")
    )
  }
}
