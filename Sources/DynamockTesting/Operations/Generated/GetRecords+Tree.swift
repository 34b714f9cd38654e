// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension GetRecordsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ShardIterator", shardIterator),
      .member("Limit", limit),
    ])
  }
}

extension GetRecordsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      records: try tree.value("Records"),
      nextShardIterator: try tree.value("NextShardIterator")
    )
  }
}
