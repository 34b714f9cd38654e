// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ImportTableDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ClientToken", clientToken)
    writer.member("CloudWatchLogGroupArn", cloudWatchLogGroupArn)
    writer.member("EndTime", endTime)
    writer.member("ErrorCount", errorCount)
    writer.member("FailureCode", failureCode)
    writer.member("FailureMessage", failureMessage)
    writer.member("ImportArn", importArn)
    writer.member("ImportStatus", importStatus)
    writer.member("ImportedItemCount", importedItemCount)
    writer.member("InputCompressionType", inputCompressionType)
    writer.member("InputFormat", inputFormat)
    writer.member("InputFormatOptions", inputFormatOptions)
    writer.member("ProcessedItemCount", processedItemCount)
    writer.member("ProcessedSizeBytes", processedSizeBytes)
    writer.member("S3BucketSource", s3BucketSource)
    writer.member("StartTime", startTime)
    writer.member("TableArn", tableArn)
    writer.member("TableCreationParameters", tableCreationParameters)
    writer.member("TableId", tableId)
    writer.endObject()
  }
}
