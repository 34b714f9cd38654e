// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension VectorIndex: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("IndexName", indexName),
      .member("VectorAttribute", vectorAttribute),
      .member("SearchSchema", searchSchema),
      .member("Projection", projection),
      .member("Dimensions", dimensions),
      .member("DistanceFunction", distanceFunction),
    ])
  }
}

extension VectorIndex: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      indexName: try tree.value("IndexName"),
      vectorAttribute: try tree.value("VectorAttribute"),
      searchSchema: try tree.value("SearchSchema"),
      projection: try tree.value("Projection"),
      dimensions: try tree.value("Dimensions"),
      distanceFunction: try tree.value("DistanceFunction")
    )
  }
}
