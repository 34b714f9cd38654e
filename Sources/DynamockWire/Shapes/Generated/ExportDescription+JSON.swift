// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ExportDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BilledSizeBytes", billedSizeBytes)
    writer.member("ClientToken", clientToken)
    writer.member("EndTime", endTime)
    writer.member("ExportArn", exportArn)
    writer.member("ExportFormat", exportFormat)
    writer.member("ExportManifest", exportManifest)
    writer.member("ExportStatus", exportStatus)
    writer.member("ExportTime", exportTime)
    writer.member("ExportType", exportType)
    writer.member("FailureCode", failureCode)
    writer.member("FailureMessage", failureMessage)
    writer.member("FilterSpecification", filterSpecification)
    writer.member("IncrementalExportSpecification", incrementalExportSpecification)
    writer.member("ItemCount", itemCount)
    writer.member("S3Bucket", s3Bucket)
    writer.member("S3BucketOwner", s3BucketOwner)
    writer.member("S3Prefix", s3Prefix)
    writer.member("S3SseAlgorithm", s3SseAlgorithm)
    writer.member("S3SseKmsKeyId", s3SseKmsKeyId)
    writer.member("StartTime", startTime)
    writer.member("TableArn", tableArn)
    writer.member("TableId", tableId)
    writer.endObject()
  }
}
