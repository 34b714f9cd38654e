// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension StreamDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("CreationRequestDateTime", creationRequestDateTime)
    writer.member("KeySchema", keySchema)
    writer.member("LastEvaluatedShardId", lastEvaluatedShardId)
    writer.member("Shards", shards)
    writer.member("StreamArn", streamArn)
    writer.member("StreamLabel", streamLabel)
    writer.member("StreamStatus", streamStatus)
    writer.member("StreamViewType", streamViewType)
    writer.member("TableName", tableName)
    writer.endObject()
  }
}
