// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension GlobalSecondaryIndexDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      indexName: try tree.value("IndexName"),
      keySchema: try tree.value("KeySchema"),
      projection: try tree.value("Projection"),
      indexStatus: try tree.value("IndexStatus"),
      backfilling: try tree.value("Backfilling"),
      provisionedThroughput: try tree.value("ProvisionedThroughput"),
      indexSizeBytes: try tree.value("IndexSizeBytes"),
      itemCount: try tree.value("ItemCount"),
      indexArn: try tree.value("IndexArn"),
      onDemandThroughput: try tree.value("OnDemandThroughput"),
      warmThroughput: try tree.value("WarmThroughput")
    )
  }
}
