// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BulkOperationSummary: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BulkOperationArn", bulkOperationArn)
    writer.member("BulkOperationStatus", bulkOperationStatus)
    writer.member("EndTime", endTime)
    writer.member("StartTime", startTime)
    writer.endObject()
  }
}
