// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension GlobalTableGlobalSecondaryIndexSettingsUpdate: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("IndexName", indexName),
      .member("ProvisionedWriteCapacityUnits", provisionedWriteCapacityUnits),
      .member(
        "ProvisionedWriteCapacityAutoScalingSettingsUpdate",
        provisionedWriteCapacityAutoScalingSettingsUpdate),
    ])
  }
}
