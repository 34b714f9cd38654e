// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension Stream: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("StreamArn", streamArn)
    writer.member("StreamLabel", streamLabel)
    writer.member("TableName", tableName)
    writer.endObject()
  }
}
