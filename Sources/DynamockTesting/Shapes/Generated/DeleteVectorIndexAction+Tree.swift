// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DeleteVectorIndexAction: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("IndexName", indexName)
    ])
  }
}
