// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DescribeContinuousBackupsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName)
    ])
  }
}

extension DescribeContinuousBackupsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      continuousBackupsDescription: try tree.value("ContinuousBackupsDescription")
    )
  }
}
