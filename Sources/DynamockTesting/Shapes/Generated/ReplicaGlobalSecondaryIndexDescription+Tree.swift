// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ReplicaGlobalSecondaryIndexDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      indexName: try tree.value("IndexName"),
      provisionedThroughputOverride: try tree.value("ProvisionedThroughputOverride"),
      onDemandThroughputOverride: try tree.value("OnDemandThroughputOverride"),
      warmThroughput: try tree.value("WarmThroughput")
    )
  }
}
