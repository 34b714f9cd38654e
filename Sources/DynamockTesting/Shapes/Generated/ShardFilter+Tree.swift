// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ShardFilter: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Type", type),
      .member("ShardId", shardId),
    ])
  }
}
