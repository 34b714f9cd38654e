// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ExportTableToPointInTimeInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableArn", tableArn),
      .member("ExportTime", exportTime),
      .member("ClientToken", clientToken),
      .member("S3Bucket", s3Bucket),
      .member("S3BucketOwner", s3BucketOwner),
      .member("S3Prefix", s3Prefix),
      .member("S3SseAlgorithm", s3SseAlgorithm),
      .member("S3SseKmsKeyId", s3SseKmsKeyId),
      .member("ExportFormat", exportFormat),
      .member("ExportType", exportType),
      .member("IncrementalExportSpecification", incrementalExportSpecification),
      .member("FilterSpecification", filterSpecification),
    ])
  }
}

extension ExportTableToPointInTimeOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      exportDescription: try tree.value("ExportDescription")
    )
  }
}
