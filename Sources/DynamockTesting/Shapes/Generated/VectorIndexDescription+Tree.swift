// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension VectorIndexDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      indexName: try tree.value("IndexName"),
      searchSchema: try tree.value("SearchSchema"),
      projection: try tree.value("Projection"),
      vectorAttribute: try tree.value("VectorAttribute"),
      dimensions: try tree.value("Dimensions"),
      distanceFunction: try tree.value("DistanceFunction"),
      indexStatus: try tree.value("IndexStatus"),
      backfilling: try tree.value("Backfilling"),
      indexSizeBytes: try tree.value("IndexSizeBytes"),
      itemCount: try tree.value("ItemCount"),
      indexArn: try tree.value("IndexArn")
    )
  }
}
