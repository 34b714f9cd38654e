// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension GlobalSecondaryIndex: TreeWritable {
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

extension GlobalSecondaryIndex: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      indexName: try tree.value("IndexName"),
      keySchema: try tree.value("KeySchema"),
      projection: try tree.value("Projection"),
      provisionedThroughput: try tree.value("ProvisionedThroughput"),
      onDemandThroughput: try tree.value("OnDemandThroughput"),
      warmThroughput: try tree.value("WarmThroughput")
    )
  }
}
