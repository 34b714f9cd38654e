// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DescribeTableInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName)
    ])
  }
}

extension DescribeTableOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      table: try tree.value("Table")
    )
  }
}
