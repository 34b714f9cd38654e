// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension UpdateTimeToLiveInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName),
      .member("TimeToLiveSpecification", timeToLiveSpecification),
    ])
  }
}

extension UpdateTimeToLiveOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      timeToLiveSpecification: try tree.value("TimeToLiveSpecification")
    )
  }
}
