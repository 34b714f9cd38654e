// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension OnDemandThroughput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("MaxReadRequestUnits", maxReadRequestUnits),
      .member("MaxWriteRequestUnits", maxWriteRequestUnits),
    ])
  }
}

extension OnDemandThroughput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      maxReadRequestUnits: try tree.value("MaxReadRequestUnits"),
      maxWriteRequestUnits: try tree.value("MaxWriteRequestUnits")
    )
  }
}
