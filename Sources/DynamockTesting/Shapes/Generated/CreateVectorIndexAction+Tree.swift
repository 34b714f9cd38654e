// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension CreateVectorIndexAction: TreeWritable {
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
