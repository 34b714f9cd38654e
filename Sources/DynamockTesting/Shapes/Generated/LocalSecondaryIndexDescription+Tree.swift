// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension LocalSecondaryIndexDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      indexName: try tree.value("IndexName"),
      keySchema: try tree.value("KeySchema"),
      projection: try tree.value("Projection"),
      indexSizeBytes: try tree.value("IndexSizeBytes"),
      itemCount: try tree.value("ItemCount"),
      indexArn: try tree.value("IndexArn")
    )
  }
}
