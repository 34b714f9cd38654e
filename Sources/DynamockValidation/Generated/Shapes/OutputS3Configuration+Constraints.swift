// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension OutputS3Configuration: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.pattern(s3BucketOwner, at: "S3BucketOwner", .accountNumber)
    check.length(s3Bucket, at: "S3Bucket", maximum: 255)
    check.pattern(s3Bucket, at: "S3Bucket", .bucket)
    check.length(s3KeyPrefix, at: "S3KeyPrefix", maximum: 1024)
    check.enumeration(s3SseAlgorithm, at: "S3SseAlgorithm")
    check.length(s3SseKmsKeyId, at: "S3SseKmsKeyId", minimum: 1, maximum: 2048)
    check.required(outputType, at: "OutputType")
    check.elements(outputType, at: "OutputType")
  }
}
