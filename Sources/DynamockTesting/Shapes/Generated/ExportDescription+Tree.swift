// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ExportDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      exportArn: try tree.value("ExportArn"),
      exportStatus: try tree.value("ExportStatus"),
      startTime: try tree.value("StartTime"),
      endTime: try tree.value("EndTime"),
      exportManifest: try tree.value("ExportManifest"),
      tableArn: try tree.value("TableArn"),
      tableId: try tree.value("TableId"),
      exportTime: try tree.value("ExportTime"),
      clientToken: try tree.value("ClientToken"),
      s3Bucket: try tree.value("S3Bucket"),
      s3BucketOwner: try tree.value("S3BucketOwner"),
      s3Prefix: try tree.value("S3Prefix"),
      s3SseAlgorithm: try tree.value("S3SseAlgorithm"),
      s3SseKmsKeyId: try tree.value("S3SseKmsKeyId"),
      failureCode: try tree.value("FailureCode"),
      failureMessage: try tree.value("FailureMessage"),
      exportFormat: try tree.value("ExportFormat"),
      billedSizeBytes: try tree.value("BilledSizeBytes"),
      itemCount: try tree.value("ItemCount"),
      exportType: try tree.value("ExportType"),
      incrementalExportSpecification: try tree.value("IncrementalExportSpecification"),
      filterSpecification: try tree.value("FilterSpecification")
    )
  }
}
