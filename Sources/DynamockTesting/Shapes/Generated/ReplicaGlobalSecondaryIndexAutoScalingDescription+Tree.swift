// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ReplicaGlobalSecondaryIndexAutoScalingDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      indexName: try tree.value("IndexName"),
      indexStatus: try tree.value("IndexStatus"),
      provisionedReadCapacityAutoScalingSettings: try tree.value(
        "ProvisionedReadCapacityAutoScalingSettings"),
      provisionedWriteCapacityAutoScalingSettings: try tree.value(
        "ProvisionedWriteCapacityAutoScalingSettings")
    )
  }
}
