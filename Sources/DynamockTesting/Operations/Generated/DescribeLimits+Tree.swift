// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DescribeLimitsInput: TreeWritable {
  var tree: JSONTree {
    .structure([])
  }
}

extension DescribeLimitsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      accountMaxReadCapacityUnits: try tree.value("AccountMaxReadCapacityUnits"),
      accountMaxWriteCapacityUnits: try tree.value("AccountMaxWriteCapacityUnits"),
      tableMaxReadCapacityUnits: try tree.value("TableMaxReadCapacityUnits"),
      tableMaxWriteCapacityUnits: try tree.value("TableMaxWriteCapacityUnits")
    )
  }
}
