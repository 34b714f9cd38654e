// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DescribeStreamInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("StreamArn", streamArn),
      .member("Limit", limit),
      .member("ExclusiveStartShardId", exclusiveStartShardId),
      .member("ShardFilter", shardFilter),
    ])
  }
}

extension DescribeStreamOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      streamDescription: try tree.value("StreamDescription")
    )
  }
}
