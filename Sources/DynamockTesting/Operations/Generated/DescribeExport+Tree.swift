// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DescribeExportInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ExportArn", exportArn)
    ])
  }
}

extension DescribeExportOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      exportDescription: try tree.value("ExportDescription")
    )
  }
}
