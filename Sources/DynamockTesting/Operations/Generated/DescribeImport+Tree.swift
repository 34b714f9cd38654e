// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DescribeImportInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ImportArn", importArn)
    ])
  }
}

extension DescribeImportOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      importTableDescription: try tree.value("ImportTableDescription")
    )
  }
}
