// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ExportTableToPointInTimeInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(tableArn, at: "TableArn")
    check.length(tableArn, at: "TableArn", minimum: 1, maximum: 1024)
    check.pattern(clientToken, at: "ClientToken", .clientToken)
    check.required(s3Bucket, at: "S3Bucket")
    check.length(s3Bucket, at: "S3Bucket", maximum: 255)
    check.pattern(s3Bucket, at: "S3Bucket", .bucket)
    check.pattern(s3BucketOwner, at: "S3BucketOwner", .accountNumber)
    check.length(s3Prefix, at: "S3Prefix", maximum: 1024)
    check.enumeration(s3SseAlgorithm, at: "S3SseAlgorithm")
    check.length(s3SseKmsKeyId, at: "S3SseKmsKeyId", minimum: 1, maximum: 2048)
    check.enumeration(exportFormat, at: "ExportFormat")
    check.enumeration(exportType, at: "ExportType")
    check.members(of: incrementalExportSpecification, at: "IncrementalExportSpecification")
  }
}
