// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension OnDemandThroughputOverride: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("MaxReadRequestUnits", maxReadRequestUnits)
    ])
  }
}

extension OnDemandThroughputOverride: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      maxReadRequestUnits: try tree.value("MaxReadRequestUnits")
    )
  }
}
