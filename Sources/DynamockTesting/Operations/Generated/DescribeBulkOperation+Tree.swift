// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DescribeBulkOperationInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("BulkOperationArn", bulkOperationArn)
    ])
  }
}

extension DescribeBulkOperationOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      bulkOperationDescription: try tree.value("BulkOperationDescription")
    )
  }
}
