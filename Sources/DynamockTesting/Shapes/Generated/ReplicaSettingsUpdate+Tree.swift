// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ReplicaSettingsUpdate: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("RegionName", regionName),
      .member("ReplicaProvisionedReadCapacityUnits", replicaProvisionedReadCapacityUnits),
      .member(
        "ReplicaProvisionedReadCapacityAutoScalingSettingsUpdate",
        replicaProvisionedReadCapacityAutoScalingSettingsUpdate),
      .member(
        "ReplicaGlobalSecondaryIndexSettingsUpdate", replicaGlobalSecondaryIndexSettingsUpdate),
      .member("ReplicaTableClass", replicaTableClass),
    ])
  }
}
