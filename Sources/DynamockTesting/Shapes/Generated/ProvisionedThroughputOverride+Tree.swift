// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ProvisionedThroughputOverride: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ReadCapacityUnits", readCapacityUnits)
    ])
  }
}

extension ProvisionedThroughputOverride: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      readCapacityUnits: try tree.value("ReadCapacityUnits")
    )
  }
}
