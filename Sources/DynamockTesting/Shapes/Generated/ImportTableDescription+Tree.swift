// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ImportTableDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      importArn: try tree.value("ImportArn"),
      importStatus: try tree.value("ImportStatus"),
      tableArn: try tree.value("TableArn"),
      tableId: try tree.value("TableId"),
      clientToken: try tree.value("ClientToken"),
      s3BucketSource: try tree.value("S3BucketSource"),
      errorCount: try tree.value("ErrorCount"),
      cloudWatchLogGroupArn: try tree.value("CloudWatchLogGroupArn"),
      inputFormat: try tree.value("InputFormat"),
      inputFormatOptions: try tree.value("InputFormatOptions"),
      inputCompressionType: try tree.value("InputCompressionType"),
      tableCreationParameters: try tree.value("TableCreationParameters"),
      startTime: try tree.value("StartTime"),
      endTime: try tree.value("EndTime"),
      processedSizeBytes: try tree.value("ProcessedSizeBytes"),
      processedItemCount: try tree.value("ProcessedItemCount"),
      importedItemCount: try tree.value("ImportedItemCount"),
      failureCode: try tree.value("FailureCode"),
      failureMessage: try tree.value("FailureMessage")
    )
  }
}
