// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ImportSummary: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("CloudWatchLogGroupArn", cloudWatchLogGroupArn)
    writer.member("EndTime", endTime)
    writer.member("ImportArn", importArn)
    writer.member("ImportStatus", importStatus)
    writer.member("InputFormat", inputFormat)
    writer.member("S3BucketSource", s3BucketSource)
    writer.member("StartTime", startTime)
    writer.member("TableArn", tableArn)
    writer.endObject()
  }
}
