// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension CancelBulkOperationInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("BulkOperationArn", bulkOperationArn)
    ])
  }
}

extension CancelBulkOperationOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      bulkOperationArn: try tree.value("BulkOperationArn"),
      bulkOperationStatus: try tree.value("BulkOperationStatus")
    )
  }
}
