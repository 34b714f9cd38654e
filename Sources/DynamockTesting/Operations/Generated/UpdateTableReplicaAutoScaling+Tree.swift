// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension UpdateTableReplicaAutoScalingInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("GlobalSecondaryIndexUpdates", globalSecondaryIndexUpdates),
      .member("TableName", tableName),
      .member(
        "ProvisionedWriteCapacityAutoScalingUpdate", provisionedWriteCapacityAutoScalingUpdate),
      .member("ReplicaUpdates", replicaUpdates),
    ])
  }
}

extension UpdateTableReplicaAutoScalingOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableAutoScalingDescription: try tree.value("TableAutoScalingDescription")
    )
  }
}
