// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ReplicaGlobalSecondaryIndexSettingsDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      indexName: try tree.value("IndexName"),
      indexStatus: try tree.value("IndexStatus"),
      provisionedReadCapacityUnits: try tree.value("ProvisionedReadCapacityUnits"),
      provisionedReadCapacityAutoScalingSettings: try tree.value(
        "ProvisionedReadCapacityAutoScalingSettings"),
      provisionedWriteCapacityUnits: try tree.value("ProvisionedWriteCapacityUnits"),
      provisionedWriteCapacityAutoScalingSettings: try tree.value(
        "ProvisionedWriteCapacityAutoScalingSettings")
    )
  }
}
