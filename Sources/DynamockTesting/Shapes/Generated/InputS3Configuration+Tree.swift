// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension InputS3Configuration: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("S3BucketOwner", s3BucketOwner),
      .member("S3Bucket", s3Bucket),
      .member("S3KeyPrefix", s3KeyPrefix),
      .member("InputFormat", inputFormat),
      .member("InputCompressionType", inputCompressionType),
    ])
  }
}

extension InputS3Configuration: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      s3BucketOwner: try tree.value("S3BucketOwner"),
      s3Bucket: try tree.value("S3Bucket"),
      s3KeyPrefix: try tree.value("S3KeyPrefix"),
      inputFormat: try tree.value("InputFormat"),
      inputCompressionType: try tree.value("InputCompressionType")
    )
  }
}
