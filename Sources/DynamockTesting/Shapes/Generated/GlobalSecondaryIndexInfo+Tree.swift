// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension GlobalSecondaryIndexInfo: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      indexName: try tree.value("IndexName"),
      keySchema: try tree.value("KeySchema"),
      projection: try tree.value("Projection"),
      provisionedThroughput: try tree.value("ProvisionedThroughput"),
      onDemandThroughput: try tree.value("OnDemandThroughput")
    )
  }
}
