// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ReplicaGlobalSecondaryIndex: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("IndexName", indexName),
      .member("ProvisionedThroughputOverride", provisionedThroughputOverride),
      .member("OnDemandThroughputOverride", onDemandThroughputOverride),
    ])
  }
}
