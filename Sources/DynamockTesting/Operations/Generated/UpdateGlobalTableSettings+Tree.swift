// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension UpdateGlobalTableSettingsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("GlobalTableName", globalTableName),
      .member("GlobalTableBillingMode", globalTableBillingMode),
      .member("GlobalTableProvisionedWriteCapacityUnits", globalTableProvisionedWriteCapacityUnits),
      .member(
        "GlobalTableProvisionedWriteCapacityAutoScalingSettingsUpdate",
        globalTableProvisionedWriteCapacityAutoScalingSettingsUpdate),
      .member(
        "GlobalTableGlobalSecondaryIndexSettingsUpdate",
        globalTableGlobalSecondaryIndexSettingsUpdate),
      .member("ReplicaSettingsUpdate", replicaSettingsUpdate),
    ])
  }
}

extension UpdateGlobalTableSettingsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      globalTableName: try tree.value("GlobalTableName"),
      replicaSettings: try tree.value("ReplicaSettings")
    )
  }
}
