// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension BulkOperationDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      bulkOperationArn: try tree.value("BulkOperationArn"),
      bulkOperationStatus: try tree.value("BulkOperationStatus"),
      tableDetails: try tree.value("TableDetails"),
      clientToken: try tree.value("ClientToken"),
      inputS3Configuration: try tree.value("InputS3Configuration"),
      outputS3Configuration: try tree.value("OutputS3Configuration"),
      startTime: try tree.value("StartTime"),
      endTime: try tree.value("EndTime"),
      processedItemCount: try tree.value("ProcessedItemCount"),
      processedInputBytes: try tree.value("ProcessedInputBytes"),
      totalInputBytes: try tree.value("TotalInputBytes"),
      bulkOperationUsage: try tree.value("BulkOperationUsage"),
      failedItemCount: try tree.value("FailedItemCount"),
      failureCode: try tree.value("FailureCode"),
      failureMessage: try tree.value("FailureMessage"),
      maxWriteRequestUnits: try tree.value("MaxWriteRequestUnits"),
      performanceTier: try tree.value("PerformanceTier")
    )
  }
}
