// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension OutputS3Configuration: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("S3BucketOwner", s3BucketOwner),
      .member("S3Bucket", s3Bucket),
      .member("S3KeyPrefix", s3KeyPrefix),
      .member("S3SseAlgorithm", s3SseAlgorithm),
      .member("S3SseKmsKeyId", s3SseKmsKeyId),
      .member("OutputType", outputType),
    ])
  }
}

extension OutputS3Configuration: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      s3BucketOwner: try tree.value("S3BucketOwner"),
      s3Bucket: try tree.value("S3Bucket"),
      s3KeyPrefix: try tree.value("S3KeyPrefix"),
      s3SseAlgorithm: try tree.value("S3SseAlgorithm"),
      s3SseKmsKeyId: try tree.value("S3SseKmsKeyId"),
      outputType: try tree.value("OutputType")
    )
  }
}
