// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DescribeTimeToLiveInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName)
    ])
  }
}

extension DescribeTimeToLiveOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      timeToLiveDescription: try tree.value("TimeToLiveDescription")
    )
  }
}
