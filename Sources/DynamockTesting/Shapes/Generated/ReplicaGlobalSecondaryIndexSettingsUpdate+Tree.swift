// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ReplicaGlobalSecondaryIndexSettingsUpdate: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("IndexName", indexName),
      .member("ProvisionedReadCapacityUnits", provisionedReadCapacityUnits),
      .member(
        "ProvisionedReadCapacityAutoScalingSettingsUpdate",
        provisionedReadCapacityAutoScalingSettingsUpdate),
    ])
  }
}
