// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension GlobalSecondaryIndexAutoScalingUpdate: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("IndexName", indexName),
      .member(
        "ProvisionedWriteCapacityAutoScalingUpdate", provisionedWriteCapacityAutoScalingUpdate),
    ])
  }
}
