// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension BulkOperationSummary: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      bulkOperationArn: try tree.value("BulkOperationArn"),
      bulkOperationStatus: try tree.value("BulkOperationStatus"),
      startTime: try tree.value("StartTime"),
      endTime: try tree.value("EndTime")
    )
  }
}
