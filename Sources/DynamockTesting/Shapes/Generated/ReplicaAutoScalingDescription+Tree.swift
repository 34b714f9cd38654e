// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ReplicaAutoScalingDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      regionName: try tree.value("RegionName"),
      globalSecondaryIndexes: try tree.value("GlobalSecondaryIndexes"),
      replicaProvisionedReadCapacityAutoScalingSettings: try tree.value(
        "ReplicaProvisionedReadCapacityAutoScalingSettings"),
      replicaProvisionedWriteCapacityAutoScalingSettings: try tree.value(
        "ReplicaProvisionedWriteCapacityAutoScalingSettings"),
      replicaStatus: try tree.value("ReplicaStatus")
    )
  }
}
