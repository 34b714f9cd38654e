// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension CreateGlobalSecondaryIndexAction: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("IndexName", indexName),
      .member("KeySchema", keySchema),
      .member("Projection", projection),
      .member("ProvisionedThroughput", provisionedThroughput),
      .member("OnDemandThroughput", onDemandThroughput),
      .member("WarmThroughput", warmThroughput),
    ])
  }
}
