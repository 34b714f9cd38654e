// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension GlobalTableDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("CreationDateTime", creationDateTime)
    writer.member("GlobalTableArn", globalTableArn)
    writer.member("GlobalTableName", globalTableName)
    writer.member("GlobalTableStatus", globalTableStatus)
    writer.member("ReplicationGroup", replicationGroup)
    writer.endObject()
  }
}
