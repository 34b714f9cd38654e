// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ImportSummary: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      importArn: try tree.value("ImportArn"),
      importStatus: try tree.value("ImportStatus"),
      tableArn: try tree.value("TableArn"),
      s3BucketSource: try tree.value("S3BucketSource"),
      cloudWatchLogGroupArn: try tree.value("CloudWatchLogGroupArn"),
      inputFormat: try tree.value("InputFormat"),
      startTime: try tree.value("StartTime"),
      endTime: try tree.value("EndTime")
    )
  }
}
