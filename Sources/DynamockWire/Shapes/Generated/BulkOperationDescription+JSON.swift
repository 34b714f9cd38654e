// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BulkOperationDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BulkOperationArn", bulkOperationArn)
    writer.member("BulkOperationStatus", bulkOperationStatus)
    writer.member("BulkOperationUsage", bulkOperationUsage)
    writer.member("ClientToken", clientToken)
    writer.member("EndTime", endTime)
    writer.member("FailedItemCount", failedItemCount)
    writer.member("FailureCode", failureCode)
    writer.member("FailureMessage", failureMessage)
    writer.member("InputS3Configuration", inputS3Configuration)
    writer.member("MaxWriteRequestUnits", maxWriteRequestUnits)
    writer.member("OutputS3Configuration", outputS3Configuration)
    writer.member("PerformanceTier", performanceTier)
    writer.member("ProcessedInputBytes", processedInputBytes)
    writer.member("ProcessedItemCount", processedItemCount)
    writer.member("StartTime", startTime)
    writer.member("TableDetails", tableDetails)
    writer.member("TotalInputBytes", totalInputBytes)
    writer.endObject()
  }
}
