// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DescribeTableReplicaAutoScalingInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName)
    ])
  }
}

extension DescribeTableReplicaAutoScalingOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableAutoScalingDescription: try tree.value("TableAutoScalingDescription")
    )
  }
}
