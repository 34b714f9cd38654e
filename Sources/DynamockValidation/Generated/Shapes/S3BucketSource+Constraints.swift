// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension S3BucketSource: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.pattern(s3BucketOwner, at: "S3BucketOwner", .accountNumber)
    check.required(s3Bucket, at: "S3Bucket")
    check.length(s3Bucket, at: "S3Bucket", maximum: 255)
    check.pattern(s3Bucket, at: "S3Bucket", .bucket)
    check.length(s3KeyPrefix, at: "S3KeyPrefix", maximum: 1024)
  }
}
