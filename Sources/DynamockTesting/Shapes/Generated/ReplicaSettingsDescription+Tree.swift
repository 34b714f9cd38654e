// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ReplicaSettingsDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      regionName: try tree.value("RegionName"),
      replicaStatus: try tree.value("ReplicaStatus"),
      replicaBillingModeSummary: try tree.value("ReplicaBillingModeSummary"),
      replicaProvisionedReadCapacityUnits: try tree.value("ReplicaProvisionedReadCapacityUnits"),
      replicaProvisionedReadCapacityAutoScalingSettings: try tree.value(
        "ReplicaProvisionedReadCapacityAutoScalingSettings"),
      replicaProvisionedWriteCapacityUnits: try tree.value("ReplicaProvisionedWriteCapacityUnits"),
      replicaProvisionedWriteCapacityAutoScalingSettings: try tree.value(
        "ReplicaProvisionedWriteCapacityAutoScalingSettings"),
      replicaGlobalSecondaryIndexSettings: try tree.value("ReplicaGlobalSecondaryIndexSettings"),
      replicaTableClassSummary: try tree.value("ReplicaTableClassSummary")
    )
  }
}
